import { existsSync, readFileSync } from "node:fs";
import { inProject } from "./paths.mjs";

/** Commands, views and the hosts of webviews; code that runs in a page is tested in a browser. */
const mirrored = /^src\/(commands|views|webviews)\/(?!(.*\/)?page\/|.*\bcontract\.ts$)/;

/** Whether a file does anything: types, names and collections of other modules contain nothing to test. */
function doesSomething(file, ts) {
  const source = ts.createSourceFile(file, readFileSync(inProject(file), "utf8"), ts.ScriptTarget.Latest);
  // A collection may load a member when it is first requested.
  const loadsMember = (node) =>
    ts.isArrowFunction(node) && !ts.isBlock(node.body) && /\bimport\(/.test(node.getText(source));
  const acts = (node) => {
    if (ts.isFunctionLike(node) && node.body !== undefined) return !loadsMember(node);
    return ts.isCallExpression(node) || ts.isNewExpression(node) || ts.forEachChild(node, acts) === true;
  };
  return source.statements.some((statement) => acts(statement));
}

/**
 * Finds the commands, views and hosts without a unit test at the same place: `src/views/a.ts` has
 * `test/unit/views/a.test.ts`.
 *
 * @param {readonly string[]} files the sources, from the root of the project
 * @returns {Promise<string[]>} those without a test
 */
export async function withoutMirror(files) {
  // Imported here because this file loads before the packages are installed.
  const { default: ts } = await import("typescript");
  return files
    .filter((file) => mirrored.test(file))
    .filter((file) => !existsSync(inProject(mirrorOf(file))))
    .filter((file) => doesSomething(file, ts));
}

function mirrorOf(file) {
  return file.replace(/^src\/(.*)\.ts$/, "test/unit/$1.test.ts");
}
