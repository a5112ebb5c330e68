/** Transforms a value before it is set on an object. */
type Passing<Value> = (value: Value) => Value;

/**
 * Wraps a VS Code object so that everything set on it is made harmless; it is used like the object itself.
 * @param target such as a quick pick.
 * @param passing for each property, the transformation of a value on the way in.
 * @param shown for each property, the transformation of its value on the way out.
 */
export function passingThrough<Target extends object>(
  target: Target,
  passing: { readonly [Key in keyof Target]?: Passing<Target[Key]> },
  shown: { readonly [Key in keyof Target]?: Passing<Target[Key]> } = {},
): Target {
  return new Proxy(target, {
    // VS Code's objects use private fields, which a proxy does not have, so `this` must be the object itself.
    get: (object, name) => {
      const value: unknown = Reflect.get(object, name);
      const change = shown[name as keyof Target] as Passing<unknown> | undefined;
      if (change) return change(value);
      return typeof value === "function" ? (value.bind(object) as unknown) : value;
    },
    set: (object, name, value: unknown) => {
      const change = passing[name as keyof Target] as Passing<unknown> | undefined;
      return Reflect.set(object, name, change ? change(value) : value);
    },
  });
}
