const { init, parse } = require("es-module-lexer");

function lineBreaks(text) {
  return text.replace(/[^\n]/g, "");
}

/** A list such as `{ a as b, c }` with a colon in the place of `as`, on one line. */
function members(list) {
  return list.replace(/\s+as\s+/g, ":").replace(/\s+/g, "");
}

/** What a static import binds, as esbuild writes imports: `x`, `* as x`, `{ a as b }`, or a name and one of these. */
function bindings(statement) {
  const [, name, all, some] =
    /^import\s*(?:([\w$]+)\s*,?\s*)?(?:\*\s*as\s*([\w$]+)\s*)?(?:(\{[^}]*\})\s*)?(?:from\b|["'])/.exec(
      statement,
    );
  return [name, all, some && members(some)].filter((binding) => binding !== undefined);
}

function imported({ type, specifier }, statement) {
  const loaded = `require(${JSON.stringify(specifier)})`;
  if (type === "dynamic") return `Promise.resolve().then(()=>${loaded})`;
  if (type !== "static") throw new Error(`The bundle has what CommonJS cannot say: ${statement}`);
  const bound = bindings(statement).map((binding) => `${binding}=${loaded}`);
  return (bound.length === 0 ? loaded : `const ${bound.join()}`) + lineBreaks(statement);
}

/** Turns the list at the end, `export { a as b, c };`, into `module.exports={b:a,c};`. */
function exporting(end) {
  if (end !== "" && !/^export\s*\{[^}]*\};?\s*(\/\/.*\s*)?$/.test(end)) {
    throw new Error(`The bundle exports in a way that was not foreseen: ${end.slice(0, 80)}`);
  }
  return end.replace(/^export\s*\{([^}]*)\}/, (whole, list) => {
    const named = list.replace(/([\w$]+)\s+as\s+([\w$]+)/g, "$2:$1").replace(/\s+/g, "");
    return `module.exports={${named}}${lineBreaks(whole)}`;
  });
}

/**
 * Turns an ES module into a CommonJS one, line for line. esbuild can do this too, but keeps every import a live view,
 * which costs 20 KiB of 340 here and is of no use: chunks do not import each other in circles, and no export of ours
 * changes (the linter sees to it).
 *
 * @param {string} code a chunk that esbuild wrote: its exports are one list at the end
 * @returns {Promise<string>}
 * @throws Error when the chunk has an export or import of another kind
 */
exports.toCommonJs = async function toCommonJs(code) {
  await init();
  const [imports, exported] = parse(code);
  const start = exported.length === 0 ? code.length : code.lastIndexOf("export", exported[0].start);
  let result = "";
  let at = 0;
  for (const each of imports) {
    result += code.slice(at, each.importStart) + imported(each, code.slice(each.importStart, each.importEnd));
    at = each.importEnd;
  }
  return `"use strict";${result}${code.slice(at, start)}${exporting(code.slice(start))}`;
};
