import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inspect } from "node:util";
import * as vscode from "vscode";
import { CoderClient, CoderError, type DeploymentUrl } from "../../src/coder";
import { buildCatalog } from "../../src/core";
import { Secret } from "../../src/core/token/secret";
import { SecretStore } from "../../src/platform/keyring/secretStore";
import { type Log, openLog } from "../../src/platform/log";
import { RecentDeployments } from "../../src/session/deployments/recentDeployments";
import { explainCoderError } from "../../src/session/explainCoderError";
import { Sessions } from "../../src/session/sessions";
import { retire } from "../../src/tokens/key/endToken";
import { TokenCache } from "../../src/tokens/list/tokenCache";
import { TokenStore } from "../../src/tokens/list/tokenStore";
import { recover } from "../../src/tokens/minting/recovery";
import { openTokenRecords } from "../../src/tokens/tokenRecords";
import { type Coderd, createCertificate, type Fault, startCoderd } from "../coderd";
import { MemorySecrets } from "../support/memory";
import { deploymentAt, networkWith, temporaryFolder } from "./networkSupport";

const gatewaySecret = "GatewayMarker7f3a91";
const password = "PasswordMarker5d20ce";
const authority = createCertificate({ name: "Private authority", authority: true });
const server = createCertificate({ name: "coder", issuer: authority });
const person = createCertificate({ name: "alice", issuer: authority });

/** Where the server may put what it was sent, and all the other ways in which it fails. */
function misbehaviours(secrets: readonly string[]): Fault[] {
  const all = secrets.join(" ");
  const json = (status: number, body: unknown): Fault => ({ kind: "answer", status, body });
  return [
    ...[400, 401, 403, 404, 409, 418, 500, 502].map((status) =>
      json(status, { message: all, detail: all, validations: [{ field: all, detail: all }] }),
    ),
    json(500, { message: "x", detail: `${all} column reference "id" is ambiguous` }),
    json(200, Object.fromEntries(secrets.map((secret) => [secret, secret]))),
    json(200, [all]),
    { kind: "answer", status: 200, body: `{"${all}`, headers: { "content-type": "application/json" } },
    { kind: "answer", status: 200, body: all, headers: { "content-type": "text/html" } },
    { kind: "answer", status: 401, body: all, headers: { "x-coder-request-id": secrets[0] ?? "" } },
    {
      kind: "redirect",
      to: `https://${secrets[0] ?? ""}.example.com/${encodeURIComponent(all)}?q=${secrets[0] ?? ""}`,
    },
    { kind: "rateLimit", retryAfter: secrets[0] ?? "" },
    { kind: "reset", when: "before" },
    { kind: "reset", when: "after" },
    { kind: "truncate" },
    { kind: "cut" },
    { kind: "captivePortal" },
    { kind: "gzipBomb", megabytes: 20 },
    { kind: "hang" },
    { kind: "lie", merge: { id: [all], username: { all }, key: { all } } },
  ];
}

describe("planted secrets", () => {
  const folder = temporaryFolder();
  const file = (name: string, text: string): string => {
    writeFileSync(folder.path(name), text);
    return folder.path(name);
  };
  /** What each program that we start could see. */
  const environments = folder.path("environments");
  let coderd: Coderd;
  let log: Log;
  let failures: unknown[];
  let outcomes: string[];
  /** What reached VS Code's log channel, level first. */
  const written: string[] = [];
  let markers: Set<string>;

  /** Each secret as a whole, and the half that must not be seen without the other either. */
  const plant = (secret: string): void => {
    markers.add(secret);
    if (secret.includes("-")) markers.add(secret.split("-")[1] ?? secret);
  };

  before(async () => {
    await vscode.commands.executeCommand("_extensionTests.setLogLevel", "trace");
    log = openRecordedLog(written);
    coderd = await startCoderd({
      tls: { key: server.key, cert: server.cert, ca: authority.cert, requestCert: true },
    });
    failures = [];
    outcomes = [];
    markers = new Set([gatewaySecret, password, person.key.split("\n")[1] ?? assert.fail()]);
  });

  after(async () => {
    log.dispose();
    await coderd.stop();
    folder.remove();
    await vscode.commands.executeCommand("_extensionTests.setLogLevel", "info");
  });

  it("are in nothing that was written, whatever was done and however the server behaved", async function () {
    this.timeout(120_000);
    const script = `require("fs").appendFileSync(process.argv[2], JSON.stringify(process.env)); console.log("X-Gateway: ${gatewaySecret}")`;
    const {
      network,
      memory,
      log: networkLog,
    } = networkWith(
      {
        ca: file("ca.pem", authority.cert),
        cert: file("person.pem", person.cert),
        key: file("person.key", person.key),
        // The command reads the secret from its own file, as a real one asks its keyring.
        headerCommand: [process.execPath, file("headers.js", script), environments],
        timeoutMs: 5000,
      },
      [coderd.url],
    );
    const deployment = deploymentAt(coderd.url);
    let limitMs = 10_000;
    const makeClient = (at: DeploymentUrl, session?: Secret) =>
      new CoderClient({
        deployment: at,
        ...(session === undefined ? {} : { session }),
        transport: {
          ...network.transportFor(at, session !== undefined, (event) => log.trace(JSON.stringify(event))),
          get timeoutMs() {
            return limitMs;
          },
        },
      });
    const secrets = new MemorySecrets();
    const store = new SecretStore({ secrets }, log);
    const sessions = new Sessions(store, memory, new RecentDeployments(memory), makeClient, log);
    const records = openTokenRecords(folder.path("storage"), store, log, { patience: 0 });
    const { journal, vault, mint, known } = records;
    const cache = new TokenCache(memory);

    /** Does something, as a command does: what is thrown is logged and explained. */
    const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
      try {
        return await work();
      } catch (error) {
        failures.push(error, explainCoderError(error));
        log.error(what, error);
        return undefined;
      }
    };

    const key = coderd.sessionKeyFor("alice");
    plant(key);
    await network.transportFor(deployment, true).headers?.();
    const session =
      (await attempt("Signing in", () => sessions.signIn(deployment, new Secret(key)))) ?? assert.fail();
    const catalog = buildCatalog(
      await session.client.scopeNames(),
      (await session.client.buildInfo()).version,
    );
    const tokens = new TokenStore(session, cache, log);
    let names = 0;
    const mintOne = async () => {
      names += 1;
      const grant = { scopes: ["workspace:read"], allowList: [] };
      const request = { name: `planted-${names}`, lifetimeSeconds: 3600, grant };
      return attempt("Creating a token", () => mint.mint(session, catalog, request));
    };
    const flows: (() => Promise<unknown>)[] = [
      () => tokens.refresh("asked"),
      async () => outcomes.push((await mintOne())?.kind ?? "threw"),
      () => attempt("Retiring", () => retire(session.client, key.slice(0, 10))),
      () => attempt("Looking at me", () => session.client.users.me()),
      () => attempt("Signing in", () => sessions.signIn(deployment, new Secret(key))),
      () =>
        attempt("Signing in with a password", () =>
          makeClient(deployment).logIn({ email: "alice@example.com", password: new Secret(password) }),
        ),
      () =>
        attempt("Recovering", () =>
          recover(
            { journal, vault, mint, known, log, catalogOf: () => Promise.resolve(catalog) },
            session,
            Date.now() + 3_600_000,
          ),
        ),
    ];

    await tokens.refresh("asked");
    const good = (await mintOne()) ?? assert.fail();
    assert.ok(good.kind === "minted");
    plant(good.secret.secret.expose());
    // It can only give away what it was told or made itself.
    const told = [key, gatewaySecret, good.secret.secret.expose()];
    const whenSigningIn = misbehaviours([...told, password]);
    for (const [index, fault] of misbehaviours(told).entries()) {
      coderd.faults.add({ path: "/api/v2/users/login" }, whenSigningIn[index] ?? assert.fail());
      coderd.faults.add({ path: /.*/ }, fault);
      limitMs = fault.kind === "hang" ? 300 : 10_000;
      for (const flow of flows) await flow();
      coderd.faults.clear();
      // And once where all goes well but the one request that makes a token.
      coderd.faults.add({ method: "POST", path: "/api/v2/users/me/keys/tokens" }, fault);
      outcomes.push((await mintOne())?.kind ?? "threw");
      coderd.faults.clear();
      limitMs = 10_000;
      // A gateway that refused made the headers worthless; they are had anew before the next short time limit.
      await network.transportFor(deployment, true).headers?.();
      const stored = await vault.list();
      for (const { secret } of stored) plant(secret.expose());
    }
    secrets.fail = new Error("The keyring is locked.");
    await mintOne();
    secrets.fail = undefined;
    const { current } = sessions;
    assert.ok(current.kind === "signedIn");

    // The stored session is the one thing that may hold a secret, and does: the search below can find.
    assert.ok([...secrets.values.values()].some((text) => text.includes(key)));
    assert.ok(coderd.log.entries.some(({ headers }) => headers["x-gateway"] === gatewaySecret));

    search(
      "the errors",
      failures.map((error) => inspect(error, { depth: 20, showHidden: true, getters: true })),
    );
    search("the errors' JSON", JSON.stringify(failures));
    search(
      "what people read",
      failures.flatMap((error) => (error instanceof CoderError ? [error.message, error.advice] : [])),
    );
    search("the state of VS Code", JSON.stringify([...memory.values]));
    for (const name of filesIn(folder.path("storage"))) search(name, readFileSync(name, "utf8"));
    search("what holds the network together", inspect(network, { depth: 20, showHidden: true }));
    search("what is logged before the log hides anything", networkLog.lines);
    search("the settings", JSON.stringify(vscode.workspace.getConfiguration("coderAccess")));
    search("our environment", JSON.stringify(process.env));
    search(
      "the environment of a child",
      execFileSync(process.execPath, ["-p", "JSON.stringify(process.env)"], { encoding: "utf8" }),
    );
    search("the environment of the header command", readFileSync(environments, "utf8"));

    await sessions.signOut(current);
    for (const { id } of await vault.list()) await mint.delivered(id);
    assert.deepEqual(
      [...secrets.values.keys()].map((name) => name.replace(/:.*/, "")),
      ["sealing"],
      "leaving leaves an empty vault's key alone",
    );
    sessions.dispose();
  });

  it("met every kind of failure on the way", () => {
    const kinds = new Set(failures.flatMap((error) => (error instanceof CoderError ? [error.kind] : [])));
    for (const kind of [
      "unauthorized",
      "notFoundOrForbidden",
      "rejected",
      "rateLimited",
      "unreachable",
      "notCoder",
      "unreadable",
      "serverFault",
      "knownDefect",
      "tooLarge",
    ] as const)
      assert.ok(kinds.has(kind), `nothing failed with ${kind}`);

    assert.ok(
      ["threw", "lost"].every((outcome) => outcomes.includes(outcome)),
      outcomes.join(),
    );
  });

  it("are in no line of the log, at any level", () => {
    const all = written.join("\n");
    for (const line of [
      /^trace .*POST.*\/users\/me\/keys\/tokens/m,
      /^trace .*POST.*\/users\/login/m,
      /^error The answer to creating/m,
      /^error Signing in with a password: /m,
    ])
      assert.ok(line.test(all), `nothing was logged like ${String(line)}`);

    search("the log", written);
  });

  it("are in no file that VS Code wrote: settings, state, logs", () => {
    const root = path.dirname(vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail());
    const files = filesIn(root);
    assert.ok(files.some((name) => name.endsWith("settings.json")));
    for (const name of files) search(name, readFileSync(name, "latin1"));
  });

  function search(where: string, texts: string | readonly string[]): void {
    for (const text of typeof texts === "string" ? [texts] : texts) {
      for (const marker of markers)
        assert.ok(!text.includes(marker), `${where} has a secret: ${text.slice(0, 2000)}`);
    }
  }
});

/** The extension's log as it is, with an ear between it and VS Code's channel. */
function openRecordedLog(lines: string[]): Log {
  const { window } = vscode;
  const create = window.createOutputChannel.bind(window);
  const createRecorded = (name: string): vscode.LogOutputChannel => {
    // VS Code closes every channel of a name with the first of them: the running extension keeps its own.
    const channel = create(`${name} recorded`, { log: true });
    const levels = ["trace", "debug", "info", "warn", "error"] as const;
    const recorded = levels.map((level) => [
      level,
      (text: string) => {
        lines.push(`${level} ${text}`);
        channel[level](text);
      },
    ]);
    return { ...channel, ...(Object.fromEntries(recorded) as object), dispose: () => channel.dispose() };
  };
  Object.assign(window, { createOutputChannel: createRecorded });
  try {
    return openLog();
  } finally {
    Object.assign(window, { createOutputChannel: create });
  }
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
