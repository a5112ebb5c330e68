import { readSetting } from "../../platform/settings";
import type { FilePaths } from "./certificateFiles";
import { expandPath } from "./expandPath";
import type { FileSetting } from "./fileFaults";

/** What a setting is to be; `text` a text, `texts` a list of texts. */
export type MalformedSetting = {
  readonly setting: "coderAccess.network.headerCommand" | FileSetting;
  readonly wanted: "text" | "texts";
};

/** How to reach deployments, as the person's settings have it. */
export type NetworkSettings = {
  readonly files: FilePaths;
  /** The header command and its arguments; empty when none is set. */
  readonly headerCommand: readonly string[];
  /** For one request, in milliseconds. */
  readonly timeoutMs: number;
  /** A setting that is of no use as it was written: without it, requests would go out as if it were not set. */
  readonly malformed?: MalformedSetting | undefined;
};

const defaultSeconds = 30;
const fewestSeconds = 5;
const mostSeconds = 600;

const fileSettings = [
  "coderAccess.network.caFile",
  "coderAccess.network.certFile",
  "coderAccess.network.keyFile",
] as const;

/**
 * Reads the settings of the network, which a workspace can never write.
 * @param environment the environment of VS Code's process, for `${env:NAME}`.
 * @returns the settings, with paths and arguments filled in. A time limit that is no number counts as not set.
 */
export function readNetworkSettings(environment: NodeJS.ProcessEnv): NetworkSettings {
  const expand = (text: unknown) => (typeof text === "string" ? expandPath(text, environment) : "");
  const [ca, cert, key] = fileSettings.map((name): unknown => readSetting(name));
  const command: unknown = readSetting("coderAccess.network.headerCommand") ?? [];
  const seconds: unknown = readSetting("coderAccess.network.timeout");
  const file = fileSettings.find(
    (_, index) => !["string", "undefined"].includes(typeof ([ca, cert, key][index] ?? "")),
  );
  return {
    files: { ca: expand(ca), cert: expand(cert), key: expand(key) },
    headerCommand: isCommand(command) ? command.map((part) => expandPath(part, environment)) : [],
    timeoutMs: 1000 * (typeof seconds === "number" ? clamp(seconds) : defaultSeconds),
    malformed: isCommand(command)
      ? file && { setting: file, wanted: "text" }
      : { setting: "coderAccess.network.headerCommand", wanted: "texts" },
  };
}

/** A list of texts, of which the first is a program; an empty list is no command. */
function isCommand(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string") && value[0] !== "";
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, fewestSeconds), mostSeconds);
}
