import { statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import * as vscode from "vscode";
import type { activate } from "../../../src/extension";
import { startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { type Profile, startExtension } from "../../support/vscode/extension";
import { host, pressing } from "../../support/vscode/host";
import type { ShownWebview } from "../../support/vscode/webview";

/** How much of the host's code is loaded when a person has come so far, in KiB. */
export type Loads = Readonly<
  Record<"start" | "signIn" | "firstRow" | "form" | "workspaces" | "buildLog" | "terminal" | "unused", number>
>;

/** The chunks with what issues leases, and with what holds them; the latter are those that somebody's act loads. */
const ofLeases =
  /^(?:openLeases|scopedTerminal|leasedTasks|offeredAccounts|lentSessions|consents|offered|agents|leases)-/;

const folder = path.resolve(process.argv[2] ?? "dist");
const load = createRequire(path.join(folder, "extension.js"));

/** The bundle gets the stand-in where VS Code would give it its API. */
const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
const original = loader._load;
loader._load = (request, ...rest) =>
  request === "vscode" ? vscode : original.call(Module, request, ...rest);

const loadedFiles = () => Object.keys(load.cache).filter((file) => file.startsWith(folder + path.sep));
const kibibytes = (files: string[]) => files.reduce((sum, file) => sum + statSync(file).size, 0) / 1024;
const loaded = () => kibibytes(loadedFiles());
const ofLeasesLoaded = () => kibibytes(loadedFiles().filter((file) => ofLeases.test(path.basename(file))));

/** A new window: nothing of the bundle is loaded, and VS Code keeps what it kept. */
function openWindow(profile: Partial<Profile> = {}) {
  for (const file of loadedFiles()) Reflect.deleteProperty(load.cache, file);
  const bundle = load("./extension.js") as { activate: typeof activate };
  return startExtension(profile, bundle.activate);
}

function waitFor<Found>(what: string, find: () => Found | undefined): Promise<Found> {
  return until(find, () => `There is no ${what}:\n${host.logLines.join("\n")}`);
}

async function opened(page: string): Promise<ShownWebview> {
  const shown = await waitFor(page, () =>
    host.webviews.find(({ viewType, isOpen }) => viewType === `coderAccess.${page}` && isOpen),
  );
  shown.send({ type: "ready" });
  return shown;
}

function told(shown: ShownWebview, what: string, words: RegExp): Promise<unknown> {
  return waitFor(what, () => shown.sent.find((message) => words.test(JSON.stringify(message))));
}

/**
 * Waits until a context key has a value.
 * @returns what is loaded in that very moment: a clock that looks later would count what comes after it.
 */
function loadedWhen(key: string, value: string): Promise<number> {
  const { contextKeys } = host;
  if (contextKeys.get(key) === value) return Promise.resolve(loaded());
  const set = contextKeys.set.bind(contextKeys);
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`${key} is not ${value}:\n${host.logLines.join("\n")}`)),
      30_000,
    );
    contextKeys.set = (changed, given) => {
      set(changed, given);
      if (changed === key && given === value) {
        contextKeys.set = set;
        clearTimeout(limit);
        resolve(loaded());
      }
      return contextKeys;
    };
  });
}

/** Waits until a view of the newest window has its rows. @returns what is loaded then. */
function rowsOf(view: "tokens" | "workspaces"): Promise<number> {
  return loadedWhen(`coderAccess.${view}`, "data");
}

/** Shows the newest terminal, which begins then. */
function showTerminal(): void {
  const { pty } = host.terminals.at(-1)?.options as unknown as vscode.ExtensionTerminalOptions;
  pty.open({ columns: 80, rows: 24 });
}

async function main(): Promise<void> {
  const coderd = await startCoderd();
  coderd.createToken("alice", { name: "ci", scopes: ["workspace:read"] });
  host.set("coderAccess.url", coderd.url);

  // A window that closes while it asks would load what says so, into the next.
  const allAnswered = (windows: number) =>
    waitFor("answer to everything", () => {
      const { log } = coderd;
      const named = log.count({ path: "/api/v2/workspaces/*" }) >= 2 * windows;
      const hasRoles = log.count({ path: "/api/v2/users/me" }) > windows;
      return named && hasRoles && log.entries.every(({ status }) => status !== undefined) ? true : undefined;
    });

  // Whoever is here for tokens has closed the view of workspaces.
  host.closedViews = ["coderAccess.workspaces"];
  const first = openWindow();
  const isSignedIn = first.run("coderAccess.session.signIn");
  const page = await opened("signIn");
  await told(page, "sign-in page", /"begin"/);
  page.send({ type: "addressChanged", address: coderd.url, turn: 1 });
  await told(page, "Coder server", /"good"/);
  page.send({ type: "submit", address: coderd.url, token: coderd.sessionKeyFor("alice"), isOwn: true });
  await loadedWhen("coderAccess.session", "signedIn");
  await isSignedIn;
  const signIn = loaded();
  await allAnswered(1);
  first.close();

  // Names are looked up while rows stand already: a server this near would answer before them.
  const names = coderd.faults.add({ path: "/api/v2/workspaces/*" }, { kind: "delay", milliseconds: 2000 });
  const second = openWindow(first);
  const start = loaded();
  const firstRow = await rowsOf("tokens");
  await second.run("coderAccess.tokens.createToken");
  await told(await opened("newToken"), "form", /"begin"/);
  const form = loaded();
  let unused = ofLeasesLoaded();
  await allAnswered(2);
  second.close();

  host.closedViews = [];
  host.answer = pressing("alpha");
  // What is being built is watched through a socket at once.
  for (const { builds } of coderd.store.workspaces.values()) {
    for (const build of builds)
      build.completesAt = new Date(Math.min(+build.completesAt, +coderd.clock.now()));
  }
  const third = openWindow(first);
  await rowsOf("tokens");
  const workspaces = await rowsOf("workspaces");
  unused += ofLeasesLoaded();
  names.remove();
  const asked = (path: string) =>
    waitFor(`request for ${path}`, () => (coderd.log.count({ path }) > 0 ? true : undefined));
  await third.run("coderAccess.workspaces.showBuildLog");
  showTerminal();
  await asked("/api/v2/workspacebuilds/*/logs");
  const buildLog = loaded();
  await third.run("coderAccess.workspaces.openWorkspaceTerminal");
  showTerminal();
  await asked("/api/v2/workspaceagents/*/pty");
  const terminal = loaded();
  third.remove();
  await coderd.stop();
  console.log(
    JSON.stringify({ start, signIn, firstRow, form, workspaces, buildLog, terminal, unused } satisfies Loads),
  );
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
