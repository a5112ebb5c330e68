// The software bill of materials of what is published: which packages are in the bundles, in CycloneDX, which
// scanners read.
const fs = require("node:fs");
const path = require("node:path");
const { bundledPackages } = require("./notices.cjs");

/** The edition of CycloneDX that `billOfMaterials` writes. */
const specVersion = "1.6";

/**
 * @param {string} folder of a package below the project's folder
 * @param {Record<string, { version: string, integrity?: string }>} locked the packages of the lock file
 * @returns {object} its component in CycloneDX
 * @throws Error if it is not the version that the lock file names, or the lock file has no hash of it
 */
function componentOf(folder, locked) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const at = folder.replace(/\\/g, "/").replace(/^.*?(?=node_modules\/)/, "");
  const { version: wanted, integrity } = locked[at] ?? {};
  const [, hash] = /^sha512-(\S+)$/.exec(integrity ?? "") ?? [];
  if (wanted !== version || hash === undefined)
    throw new Error(`${name} ${version} is bundled, but the lock file does not vouch for it.`);

  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    licenses: [{ license: { id: license } }],
    hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }],
  };
}

/**
 * @param {Parameters<typeof bundledPackages>[0]} metafiles of esbuild
 * @param {{ name: string, version: string, license: string, publisher: string }} manifest of the extension
 * @param {Parameters<typeof componentOf>[1]} locked the packages of the lock file
 * @returns {string} the bill of materials, the same for the same packages: neither a time nor a random number is in it
 * @throws Error if a package is bundled for which the lock file does not vouch
 */
function billOfMaterials(metafiles, manifest, locked) {
  const { name, version, license, publisher } = manifest;
  const ref = `${publisher}.${name}@${version}`;
  const components = bundledPackages(metafiles).map((folder) => componentOf(folder, locked));
  const bill = {
    $schema: `http://cyclonedx.org/schema/bom-${specVersion}.schema.json`,
    bomFormat: "CycloneDX",
    specVersion,
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": ref,
        group: publisher,
        name,
        version,
        licenses: [{ license: { id: license } }],
      },
    },
    components,
    dependencies: [
      { ref, dependsOn: components.map((component) => component["bom-ref"]) },
      ...components.map((component) => ({ ref: component["bom-ref"] })),
    ],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

module.exports = { billOfMaterials };
