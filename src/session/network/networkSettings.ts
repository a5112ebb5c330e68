import { readSetting } from "../../platform/settings";
import type { FilePaths } from "./certificateFiles";
import { expandPath } from "./expandPath";

/** How to reach deployments, as the person's settings have it. */
export type NetworkSettings = {
  readonly files: FilePaths;
  /** The header command and its arguments; empty when none is set. */
  readonly headerCommand: readonly string[];
  /** For one request, in milliseconds. */
  readonly timeoutMs: number;
};

const defaultSeconds = 30;
const fewestSeconds = 5;
const mostSeconds = 600;

/**
 * Reads the settings of the network, which a workspace can never write. What a person mistyped counts as not set.
 * @param environment the environment of VS Code's process, for `${env:NAME}`.
 * @returns the settings, with paths and arguments filled in.
 */
export function readNetworkSettings(environment: NodeJS.ProcessEnv): NetworkSettings {
  const expand = (text: unknown) => (typeof text === "string" ? expandPath(text, environment) : "");
  const command: unknown = readSetting("coderAccess.network.headerCommand");
  const seconds: unknown = readSetting("coderAccess.network.timeout");
  return {
    files: {
      ca: expand(readSetting("coderAccess.network.caFile")),
      cert: expand(readSetting("coderAccess.network.certFile")),
      key: expand(readSetting("coderAccess.network.keyFile")),
    },
    headerCommand:
      Array.isArray(command) && command.every((part) => typeof part === "string")
        ? command.map((part) => expandPath(part, environment))
        : [],
    timeoutMs: 1000 * (typeof seconds === "number" ? clamp(seconds) : defaultSeconds),
  };
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, fewestSeconds), mostSeconds);
}
