import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

/** How the program was run once. */
export type CoderRun = {
  readonly pid: number;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** What was in its configuration folder; undefined without a folder. */
  readonly config: readonly string[] | undefined;
  readonly folder: string;
};

/** A program named `coder` that is first on `PATH`. */
export type FakeCoder = {
  readonly file: string;
  /** How it was run, in order, except to ask for its version. */
  readonly runs: () => readonly CoderRun[];
  readonly remove: () => void;
};

/** What it does after it has written down how it was run: it answers each line as an MCP server would. */
const asServer = `
  process.stdin.setEncoding("utf8");
  process.stdin.on("data", (text) => {
    for (const line of text.split("\\n").filter(Boolean)) {
      const { id, method } = JSON.parse(line);
      const result = method === "tools/list" ? { tools: [] } : { protocolVersion: "2025-06-18", capabilities: { tools: {} }, serverInfo: { name: "Coder Agent", version: "2.35.1" } };
      if (id !== undefined) console.log(JSON.stringify({ jsonrpc: "2.0", id, result }));
    }
  });
  process.stdin.on("end", () => process.exit(0));
`;

/**
 * A command line that makes the real requests: `templates push`, `start`, an MCP server, and `wait`, which goes on until it is ended.
 * It uses nothing but what is in its environment, and prints that, too.
 */
export const asCommandLine = `
  const { CODER_URL, CODER_SESSION_TOKEN } = env;
  const ask = async (method, path, body, type = "application/json") => {
    const headers = { "Coder-Session-Token": CODER_SESSION_TOKEN, "Content-Type": type };
    const answer = await fetch(CODER_URL + "/api/v2" + path, { method, headers, body });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text);
    console.error(method + " " + path + ": " + answer.status + " " + text);
    process.exit(1);
  };
  const push = async (name) => {
    await ask("GET", "/users/me");
    const [{ id }] = await ask("GET", "/users/me/organizations");
    const template = await ask("GET", "/organizations/" + id + "/templates/" + name);
    await ask("GET", "/templateversions/" + template.active_version_id);
    const { hash } = await ask("POST", "/files", "the template at " + Date.now(), "application/x-tar");
    const version = await ask("POST", "/organizations/" + id + "/templateversions", JSON.stringify({
      template_id: template.id, file_id: hash, storage_method: "file", provisioner: "terraform", message: "pushed",
    }));
    await ask("PATCH", "/templates/" + template.id + "/versions", JSON.stringify({ id: version.id }));
    console.log("Updated version at " + version.created_at);
  };
  const start = async (name) => {
    const { id } = await ask("GET", "/users/me/workspace/" + name);
    await ask("POST", "/workspaces/" + id + "/builds", JSON.stringify({ transition: "start" }));
    console.log("The " + name + " workspace has been started");
  };
  if (args[0] === "exp") {${asServer}}
  else {
    for (const name of ["CODER_URL", "CODER_SESSION_TOKEN", "CODER_CONFIG_DIR"]) console.log(name + "=" + env[name]);
    if (args[0] === "wait") setInterval(() => undefined, 1000);
    else if (args[0] === "fail") process.exit(3);
    else if (args[1] === "push") push(args[2]);
    else if (args[0] === "start") start(args[1]);
    else ask("GET", "/" + args[0]).then((found) => console.log(found.map(({ name }) => name).join("\\n")));
  }
`;

/**
 * Puts a program named \`coder\` on \`PATH\`, until it is removed.
 * @param script what it does then, in JavaScript; it is an MCP server by default.
 * @param version what it says of itself.
 */
export function fakeCoder(script = asServer, version = "v2.35.1+abc123"): FakeCoder {
  const folder = mkdtempSync(path.join(os.tmpdir(), "coder-access-path-"));
  const file = path.join(folder, "coder");
  const written = path.join(folder, "runs");
  writeFileSync(
    file,
    `#!${process.execPath}
     const fs = require("node:fs");
     const { env, pid } = process;
     const args = process.argv.slice(2);
     if (args[0] === "version") {
       console.log(JSON.stringify({ version: ${JSON.stringify(version)}, secret: env.CODER_SESSION_TOKEN }));
       process.exit(0);
     }
     const config = env.CODER_CONFIG_DIR && fs.readdirSync(env.CODER_CONFIG_DIR);
     fs.appendFileSync(${JSON.stringify(written)}, JSON.stringify({ pid, args, env, config, folder: process.cwd() }) + "\\n");
     ${script}`,
  );
  chmodSync(file, 0o700);
  const before = process.env["PATH"];
  process.env["PATH"] = [folder, before].join(path.delimiter);
  return {
    file,
    runs: () =>
      existsSync(written)
        ? readFileSync(written, "utf8")
            .split("\n")
            .filter((line) => line !== "")
            .map((line) => JSON.parse(line) as CoderRun)
        : [],
    remove: () => {
      process.env["PATH"] = before;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
