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
