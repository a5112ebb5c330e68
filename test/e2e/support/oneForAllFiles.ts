/**
 * A value that all test files have in common that one process runs; each is a bundle with modules of its own.
 * @param name of the value.
 * @param first its value until somebody sets another.
 */
export function oneForAllFiles<Value>(name: string, first: Value): { value: Value } {
  const all = globalThis as unknown as Record<symbol, { value: Value } | undefined>;
  return (all[Symbol.for(`coder-access: ${name}`)] ??= { value: first });
}
