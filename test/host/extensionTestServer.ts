import { cpSync } from "node:fs";
import path from "node:path";
import { freePort } from "./freePort";
import { startGuarded } from "./guarded";
import { readMachine } from "./machine";
import { answers, until } from "./until";
import { createUserData, type UserDataOptions } from "./userData";

export interface ExtensionTestOptions extends UserDataOptions {
  /** The folder of the extension under development, absolute. */
  readonly extension: string;
  /** Folders of extensions installed beside it, absolute. */
  readonly installed?: readonly string[];
  /** The folder that takes the place of VS Code's own extensions, absolute; by default they are all there. */
  readonly builtIn?: string;
  /** The module whose `run()` is called in the extension host, absolute. */
  readonly tests: string;
  /** The extension host's variables in addition to those of this process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

export interface ExtensionTestServer {
  /** The page that starts the extension host and the tests in it. */
  readonly url: string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts VS Code's server so that opening its page runs a test module inside the extension host, as
 * `@vscode/test-electron` does with a desktop. SecretStorage is in memory here.
 * @throws Error with the server's output if it does not start.
 */
export async function startExtensionTests(options: ExtensionTestOptions): Promise<ExtensionTestServer> {
  const vscode = readMachine("vscode");
  const data = createUserData(options);
  for (const folder of options.installed ?? [])
    cpSync(folder, path.join(data.extensions, path.basename(folder)), { recursive: true });

  const port = await freePort();
  const authority = `127.0.0.1:${port}`;
  const server = startGuarded(
    vscode.node,
    [
      path.join(vscode.codeServer, "lib", "vscode", "out", "server-main.js"),
      ...["--host", "127.0.0.1", "--port", String(port)],
      ...["--without-connection-token", "--accept-server-license-terms", "--telemetry-level", "off"],
      // Without this, a built VS Code ignores the payload below.
      "--enable-smoke-test-driver",
      ...["--server-data-dir", path.join(data.root, "server")],
      ...["--user-data-dir", data.userData, "--extensions-dir", data.extensions],
      ...(options.builtIn === undefined ? [] : ["--builtin-extensions-dir", options.builtIn]),
    ],
    { env: { ...data.env, ...options.env } },
  );
  const stop = async () => {
    await server.stop();
    data.remove();
  };
  try {
    await until(
      () => answers(`http://${authority}/`),
      () => `VS Code's server did not start:\n${server.output()}`,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const remote = (folder: string) => `vscode-remote://${authority}${folder}`;
  const payload = [
    ["extensionDevelopmentPath", remote(options.extension)],
    ["extensionTestsPath", remote(options.tests)],
  ];
  const query = new URLSearchParams({ folder: data.workspace, payload: JSON.stringify(payload) });
  return {
    url: `http://${authority}/?${query.toString()}`,
    output: server.output,
    ended: server.ended,
    stop,
  };
}
