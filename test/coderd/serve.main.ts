import { parseArgs } from "node:util";
import { type CoderdOptions, startCoderd } from "./index";
import { profileNames } from "./profiles/profile";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: process.env["CODERD_PORT"] ?? "0" },
    profile: { type: "string", default: process.env["CODERD_PROFILE"] ?? "2.35.1" },
    seed: { type: "string", default: process.env["CODERD_SEED"] ?? "demo" },
    "base-path": { type: "string", default: process.env["CODERD_BASE_PATH"] ?? "" },
    control: { type: "boolean", default: process.env["CODERD_CONTROL"] === "1" },
  },
});

function oneOf<T extends string>(what: string, value: string, known: readonly T[]): T {
  const found = known.find((name) => name === value);
  if (found === undefined) throw new Error(`unknown ${what} ${value}; known: ${known.join(", ")}`);
  return found;
}

async function main(): Promise<void> {
  const options: CoderdOptions = {
    port: Number(values.port),
    profile: oneOf("profile", values.profile, profileNames),
    seed: oneOf("seed", values.seed, ["demo", "recorded", "empty"]),
    basePath: values["base-path"],
    control: values.control,
  };
  const server = await startCoderd(options);
  const stop = (): void => void server.stop().then(() => process.exit(0));
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // If the parent dies, the pipe closes, and the server ends with it.
  process.stdin.resume().on("end", stop).on("error", stop);
  console.log(JSON.stringify({ url: server.url }));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
