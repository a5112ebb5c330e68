// npm start: a Coder server with demo data, and a VS Code with the packaged extension.
import { parseArgs } from "node:util";
import { buildPackage, buildTests, loadTestHost, vsix } from "./lib/build.mjs";
import { startDemoServer } from "./lib/demoServer.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { findDesktop, startDesktop } from "./lib/desktop.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { runMain, say, Unable } from "./lib/say.mjs";
import { ensureHost } from "./lib/vscodeHost.mjs";

const usage = `npm start -- [--desktop] [--port PORT]

  --desktop    use the installed VS Code (the program code, or the one that CODER_ACCESS_CODE names)
  --port PORT  serve VS Code on this port; a free one is chosen otherwise

With CODER_URL=https://… that deployment is used and no demo server is started.`;

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { desktop: { type: "boolean" }, port: { type: "string" }, help: { type: "boolean" } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536))
      throw new Error(`${values.port} is not a port.`);

    return { desktop: values.desktop ?? false, help: values.help ?? false, port };
  } catch (error) {
    throw new Unable(`${error.message}\n\n${usage}`);
  }
}

function deploymentOf(url) {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new Unable(`CODER_URL is ${url}, which is not an address such as https://coder.example.com.`);

  return { url, stop: async () => undefined, ended: new Promise(() => undefined) };
}

/** Resolves on Ctrl-C, on a termination signal, and when the terminal closes. */
function asked() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve("stopped"));
  });
}

function describe({ deployment, product, desktop }) {
  const lines = [
    "",
    ...(desktop ? [] : [`  VS Code   ${product.url}`]),
    `  Coder     ${deployment.url}`,
    ...(deployment.user === undefined ? [] : [`  Sign in   ${deployment.user} / ${deployment.password}`]),
    "",
    desktop
      ? "VS Code opens in a window of its own. Close it, or press Ctrl-C, to stop."
      : "Open the first address in a browser. Press Ctrl-C to stop both.",
  ];
  say(lines.join("\n"));
}

await runMain(async () => {
  requireNode();
  const { desktop, port, help } = readArguments();
  if (help) {
    say(usage);
    return 0;
  }
  const chosen = process.env.CODER_URL ? deploymentOf(process.env.CODER_URL) : undefined;
  const code = desktop ? findDesktop() : undefined;
  await ensureDependencies();
  if (!desktop) await ensureHost();

  await buildTests();
  await buildPackage();

  const host = loadTestHost();
  const stopping = asked();
  const deployment = chosen ?? (await startDemoServer(host));
  try {
    const settings = { "coderAccess.url": deployment.url };
    const product = desktop
      ? await startDesktop(host, { code, vsix, settings })
      : await host.startProduct({ vsix, settings, port, isDemo: true });
    try {
      describe({ deployment, product, desktop });
      const first = await Promise.race([
        stopping,
        deployment.ended.then(() => "The demo server ended by itself."),
        product.ended.then(() => (desktop ? "stopped" : "VS Code ended by itself.")),
      ]);
      if (first !== "stopped") throw new Unable(`${first}\n${product.output().slice(-2000)}`);

      say("\nStopping …");
    } finally {
      await product.stop();
    }
  } finally {
    await deployment.stop();
  }
  return 0;
});
