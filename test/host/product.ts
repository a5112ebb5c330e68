import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { fewBuiltInExtensions } from "./builtInExtensions";
import { demoExtension, demoSettings } from "./demo";
import { forgetPerson } from "./forgetPerson";
import { freePort } from "./freePort";
import { startGuarded } from "./guarded";
import { installExtension } from "./installExtension";
import { readMachine } from "./machine";
import { addSmallExtension, type SmallExtension } from "./smallExtension";
import { answers, until } from "./until";
import { createUserData, type UserDataOptions } from "./userData";

export interface ProductOptions extends UserDataOptions {
  /** The packaged extension, absolute; if absent, no extension is installed. */
  readonly vsix?: string | undefined;
  /** VS Code's variables in addition to those of this process, such as `CODER_URL`. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** `few` leaves out VS Code's own extensions that no test sees; all of them by default. */
  readonly builtIn?: "all" | "few" | undefined;
  /** Extensions installed beside it. */
  readonly beside?: readonly SmallExtension[] | undefined;
  /** Whether it begins as the demo does: on the view, with the walkthrough, and without messages about ports. */
  readonly isDemo?: boolean;
  /** A free port by default. */
  readonly port?: number | undefined;
}

export interface Product {
  /** The workbench, with the workspace folder open. */
  readonly url: string;
  /** The folder that is open, absolute. */
  readonly workspace: string;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
  readonly stop: () => Promise<void>;
  /**
   * Makes it like new for somebody else, with other settings and another folder; its windows are closed already.
   * @throws Error if something of the person before is left.
   */
  readonly anew: (options: Pick<UserDataOptions, "theme" | "settings">) => Product;
}

/**
 * Starts a real VS Code that serves its workbench to a browser, with the packaged extension installed as a
 * person would install it. SecretStorage survives a reload of the page.
 * @throws Error with VS Code's output if the extension cannot be installed or VS Code does not start.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const vscode = readMachine("vscode");
  const { isDemo = false } = options;
  const data = createUserData(
    isDemo ? { ...options, settings: { ...demoSettings, ...options.settings } } : options,
  );
  const entry = path.join(vscode.codeServer, "out", "node", "entry.js");
  const folders = ["--user-data-dir", data.userData, "--extensions-dir", data.extensions];
  // The person's own code-server settings, if any, are none of our business.
  const config = ["--config", path.join(data.root, "config.yaml")];
  const env = { ...foreignVariables(), ...data.env, ...options.env };
  if (options.builtIn === "few") {
    const all = path.join(vscode.codeServer, "lib", "vscode", "extensions");
    folders.push("--builtin-extensions-dir", fewBuiltInExtensions(all, data.root));
  }
  const port = options.port ?? (await freePort());
  if (options.vsix !== undefined) {
    await installExtension(options.vsix, data.extensions, async (vsix, extensions) => {
      const into = ["--user-data-dir", data.userData, "--extensions-dir", extensions];
      await promisify(execFile)(vscode.node, [entry, ...config, ...into, "--install-extension", vsix], {
        env: { ...process.env, ...env },
      });
    });
  }
  const beside = [...(options.beside ?? []), ...(isDemo ? [demoExtension] : [])];
  for (const extension of beside) addSmallExtension(data.extensions, extension);
  const server = startGuarded(
    vscode.node,
    [
      entry,
      ...config,
      ...folders,
      ...["--auth", "none", "--bind-addr", `127.0.0.1:${port}`],
      ...["--disable-telemetry", "--disable-update-check", "--disable-getting-started-override"],
    ],
    { env, folder: options.keepIn === undefined ? data.root : undefined },
  );
  const stop = async () => {
    await server.stop();
    data.remove();
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await Promise.race([
      until(
        () => answers(`${origin}/healthz`),
        () => `VS Code did not start:\n${server.output()}`,
      ),
      server.ended.then(() => {
        throw new Error(`VS Code ended at once:\n${server.output()}`);
      }),
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  const shown = (workspace: string): Product => ({
    url: `${origin}/?folder=${encodeURIComponent(workspace)}`,
    workspace,
    output: server.output,
    ended: server.ended,
    stop,
    anew: (other) => shown(forgetPerson(data, other)),
  });
  return shown(data.workspace);
}

/** Removes variables that would make this VS Code a part of the one in which the command was started. */
function foreignVariables(): Record<string, undefined> {
  const foreign = Object.keys(process.env).filter((name) => /^(VSCODE_|ELECTRON_|CODE_SERVER_)/.test(name));
  return Object.fromEntries(
    ["PORT", "PASSWORD", "HASHED_PASSWORD", ...foreign].map((name) => [name, undefined]),
  );
}
