const { readFileSync } = require("node:fs");
const path = require("node:path");

/**
 * Has everything that is loaded later import what has been loaded by then: the services the start, and the rest the
 * services. esbuild makes a chunk for each set of entries that share something: so there is one for all that the start has
 * and one for all that the services have, and not forty small ones.
 *
 * @type {import("esbuild").Plugin}
 */
exports.afterServices = {
  name: "after-services",
  setup(build) {
    const start = path.resolve("src/extension.ts");
    const services = path.resolve("src/services.ts");
    const later = new Set();
    build.onResolve({ filter: /^\./ }, async ({ path: asked, pluginData, ...from }) => {
      if (from.kind !== "dynamic-import" || pluginData === later) return undefined;
      const found = await build.resolve(asked, { ...from, pluginData: later });
      later.add(found.path);
      return found;
    });
    build.onLoad({ filter: /\.ts$/ }, ({ path: file }) =>
      later.has(file)
        ? {
            contents: `${readFileSync(file, "utf8")}\nimport ${JSON.stringify(file === services ? start : services)};`,
            loader: "ts",
          }
        : undefined,
    );
  },
};
