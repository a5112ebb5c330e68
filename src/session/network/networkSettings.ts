import { readSetting } from "../../platform/settings";
import type { FilePaths } from "./certificateFiles";
import { expandPath } from "./expandPath";
import type { FileSetting } from "./fileFaults";

/** The form that a setting must have: `text` a string, `texts` a list of strings. */
export type MalformedSetting = {
  readonly setting: "coderAccess.network.headerCommand" | FileSetting;
  readonly wanted: "text" | "texts";
};

/** How to reach deployments, according to the person's settings. */
export type NetworkSettings = {
  readonly files: FilePaths;
  /** The header command and its arguments; empty if not set. */
  readonly headerCommand: readonly string[];
  /** The time limit of one request, in milliseconds. */
  readonly timeoutMs: number;
  /** A malformed setting: ignoring it would send requests as if it were not set. */
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
 * Reads the network settings, which a workspace can never write.
 * @param environment the environment of VS Code's process, for `${env:NAME}`.
 * @returns the settings, with paths and arguments expanded. A time limit that is not a number counts as not
 * set.
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

/** A list of strings, the first of which is a program; an empty list is no command. */
function isCommand(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((part) => typeof part === "string") && value[0] !== "";
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, fewestSeconds), mostSeconds);
}
