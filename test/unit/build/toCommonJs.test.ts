import assert from "node:assert/strict";
import { createRequire } from "node:module";
import path from "node:path";
import vm from "node:vm";
import { transform } from "esbuild";
import fc from "fast-check";

const { toCommonJs } = createRequire(path.join(process.cwd(), "package.json"))(
  "./scripts/esbuild/toCommonJs.cjs",
) as { toCommonJs: (code: string) => Promise<string> };

const words = { greeting: "hello", count: 3 };
const modules: Record<string, unknown> = { "./words.js": words, util: Object.assign(() => "called", words) };

/** Runs a CommonJS module and gives its exports and what it asked for. */
function run(code: string): { exports: Record<string, unknown>; required: string[] } {
  const required: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const load = (name: string): unknown => {
    required.push(name);
    return modules[name];
  };
  const evaluate = vm.runInNewContext(`(function (module, require) {${code}\n})`) as (
    ...given: unknown[]
  ) => void;
  evaluate(module, load);
  return { exports: { ...module.exports }, required };
}

describe("a chunk turned into CommonJS", () => {
  const source = `import whole from "util";
    import * as all from "./words.js";
    import { greeting, count as number } from "./words.js";
    import twice, { count as again } from "util";
    import "side-effect";
    const $a = greeting + number, b = [whole(), all.count, twice(), again];
    function later() { return import("./words.js"); }
    export { $a as first, b as default, later, greeting as passedOn };`;

  for (const minify of [true, false]) {
    it(`exports what the ES module exports, ${minify ? "minified" : "as written"}`, async () => {
      const { code } = await transform(source, { minify, format: "esm" });
      const { exports, required } = run(await toCommonJs(code));
      assert.equal(exports["first"], "hello3");
      assert.equal(exports["passedOn"], "hello");
      assert.deepEqual(Array.from(exports["default"] as unknown[]), ["called", 3, "called", 3]);
      assert.equal(await (exports["later"] as () => Promise<unknown>)(), words);
      assert.deepEqual(new Set(required), new Set(["util", "./words.js", "side-effect"]));
    });
  }

  it("keeps every line where it was, for source maps", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1 }), async (names) => {
        const members = [...new Set(names)].map((name) => `  ${name} as _${name}`).join(",\n");
        const code = `import {\n${members}\n} from "./words.js";\nthrow "here";\nexport {\n${members.replace(/(\w) as _\w/g, "_$1 as $1")}\n};\n`;
        const lineOf = (text: string) => text.split("\n").findIndex((line) => line.includes("here"));
        const turned = await toCommonJs(code);
        assert.equal(lineOf(turned), lineOf(code));
        assert.equal(turned.split("\n").length, code.split("\n").length);
      }),
    );
  });

  it("loads dynamic imports only when they are asked for", async () => {
    const { required } = run(await toCommonJs('const later=()=>import("util");export{later};'));
    assert.deepEqual(required, []);
  });

  for (const [what, code] of [
    ["a default export", "export default 1;"],
    ["a re-export of everything", 'export * from "util";'],
    ["import.meta", "const a = import.meta.url; export { a };"],
    ["an export in place", "export const a = 1;"],
  ] as const) {
    it(`refuses ${what} instead of guessing`, async () => {
      await assert.rejects(toCommonJs(code), /The bundle/);
    });
  }
});
