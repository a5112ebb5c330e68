// The notices of what is bundled: most licences require that their text accompanies the code.
const fs = require("node:fs");
const path = require("node:path");

/** Licences that allow what we do with them. A person must examine any other one before it is bundled. */
const allowed = ["MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "CC-BY-4.0", "0BSD"];

/**
 * @param {{ outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> }[]} metafiles of esbuild
 * @returns {string[]} the folders of the packages that are (partly) in a bundle
 */
function bundledPackages(metafiles) {
  const folders = new Set();
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const [, folder] = /^(?:.*:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
        if (folder !== undefined && bytesInOutput > 0) folders.add(folder);
      }
    }
  }
  return [...folders].sort();
}

/**
 * @param {string} folder of a package
 * @returns {string} its notice: name, version, source, and licence
 * @throws Error if its licence is not among the allowed ones
 */
function noticeOf(folder) {
  const { name, version, license, author, repository } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
  );
  if (!allowed.includes(license))
    throw new Error(`${name} is bundled under ${license}, which nobody allowed.`);
  const texts = fs
    .readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)/i.test(file))
    .sort()
    .map((file) =>
      fs
        .readFileSync(path.join(folder, file), "utf8")
        .replace(/^\uFEFF/, "")
        .trim(),
    );
  const holder = typeof author === "string" ? author : (author?.name ?? `the authors of ${name}`);
  if (texts.length === 0 && license !== "MIT")
    throw new Error(`${name} comes without the text of its licence.`);
  const source = typeof repository === "string" ? repository : (repository?.url ?? "");
  return [
    `${name} ${version} (${license})`,
    source.replace(/^git\+/, "").replace(/\.git$/, ""),
    "",
    ...(texts.length === 0 ? [mit(holder)] : texts),
  ].join("\n");
}

/** The MIT licence, for packages that only name it. */
function mit(holder) {
  return `Copyright (c) ${holder.replace(/ <.*>$/, "")}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

/**
 * @param {Parameters<typeof bundledPackages>[0]} metafiles of esbuild
 * @returns {string} the file of notices, the same for the same packages
 * @throws Error if something is bundled whose licence nobody allowed
 */
function notices(metafiles) {
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  const head =
    "Coder Access contains parts of the packages below. The icons are used as they come, in the colours of the theme.";
  return `${[head, ...bundledPackages(metafiles).map(noticeOf)].join(rule)}\n`;
}

module.exports = { bundledPackages, noticeOf, notices };
