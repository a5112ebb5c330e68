import { mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { packageBin } from "./packageBin.mjs";
import { inProject } from "./paths.mjs";
import { captureNode } from "./program.mjs";
import { duration, say, Unable } from "./say.mjs";

/** The package that tests and the demo install. */
export const vsix = inProject("out", "coder-access.vsix");

async function step(what, args) {
  const started = Date.now();
  const { code, output } = await captureNode(args);
  if (code !== 0) throw new Unable(`${output.trim()}\n\n${what} failed.`);

  say(`${what}: ${duration(Date.now() - started)}`);
}

/** Builds the extension into `dist/` as it is published, and packages it. */
export async function buildPackage() {
  mkdirSync(inProject("out"), { recursive: true });
  await step("Building and packaging the extension", [
    packageBin("@vscode/vsce", "vsce"),
    ...["package", "--no-dependencies", "--out", vsix],
  ]);
}

/** Builds the extension into `dist/` as it is published, without packaging it. */
export async function buildExtension() {
  await step("Building the extension", [inProject("esbuild.js"), "--production"]);
}

/**
 * Builds the tests and programs under `test/` into `out/test/`.
 *
 * @param {...string} folders below `test/`; all of them if none is named
 */
export async function buildTests(...folders) {
  await step("Building the tests", [inProject("esbuild.js"), "--tests", ...folders]);
}

/** @returns the test host's functions, after building the tests */
export function loadTestHost() {
  return createRequire(import.meta.url)(inProject("out", "test", "host", "index.main.js"));
}
