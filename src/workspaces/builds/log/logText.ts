import * as l10n from "@vscode/l10n";
import type { BuildLogLine, WorkspaceBuild } from "../../../coder/api/workspaces";
import { resultOf } from "../buildResult";

const reset = "\u001B[0m";
const look = {
  bold: "\u001B[1m",
  faint: "\u001B[2m",
  red: "\u001B[31m",
  green: "\u001B[32m",
  yellow: "\u001B[33m",
  cyan: "\u001B[1;36m",
} as const;

/**
 * Formats a build's log for a terminal: its stages with the duration of each, and each stage's lines below
 * it. The provisioner's output stays unchanged: the terminal's door makes it harmless.
 */
export class LogText {
  #stage: { readonly name: string; readonly since: Date } | undefined;

  /** Returns the first lines: what is being done with which workspace. */
  begin(workspaceName: string, build: WorkspaceBuild): string[] {
    return [
      `${look.bold}${titleOf(workspaceName, build)}${reset}`,
      ...(build.initiatorName === ""
        ? []
        : [`${look.faint}${l10n.t("Started by {0}", build.initiatorName)}${reset}`]),
    ];
  }

  /** Returns one line of the log, preceded by its stage if that is new. */
  line({ stage, createdAt, level, output }: BuildLogLine): string[] {
    const lines =
      stage === this.#stage?.name
        ? []
        : [...this.#endStage(createdAt), ...this.#beginStage(stage, createdAt)];
    if (output === "") return lines;
    const colour =
      level === "error" ? look.red : level === "warn" ? look.yellow : isMinor(level) ? look.faint : "";
    return [
      ...lines,
      ...output.split(/\r?\n/).map((one) => (colour === "" ? `  ${one}` : `  ${colour}${one}${reset}`)),
    ];
  }

  /** Returns a remark about the log. */
  note(sentence: string): string[] {
    return [`${look.faint}${sentence}${reset}`];
  }

  /** Returns the last lines: the result of the build, and the reason if it failed. */
  end(workspaceName: string, build: WorkspaceBuild): string[] {
    const result = resultOf(build);
    if (!result) return [];
    const { startedAt, completedAt } = build.job;
    const took = completedAt ? duration(startedAt ?? build.createdAt, completedAt) : "";
    const stage = this.#endStage(completedAt ?? this.#stage?.since ?? build.createdAt);
    switch (result.kind) {
      case "succeeded":
        return [...stage, "", `${look.green}✓ ${succeeded(workspaceName, build.transition, took)}${reset}`];
      case "canceled":
        return [...stage, "", `${look.yellow}○ ${l10n.t("Canceled after {0}.", took)}${reset}`];
      case "failed":
        return [
          ...stage,
          "",
          `${look.red}✗ ${l10n.t("Failed after {0}.", took)}${reset}`,
          ...result.reason
            .split(/\r?\n/)
            .flatMap((one) => (one === "" ? [] : [`  ${look.red}${one}${reset}`])),
        ];
    }
  }

  #beginStage(name: string, since: Date): string[] {
    this.#stage = { name, since };
    return name === "" ? [] : [`${look.cyan}▸ ${name}${reset}`];
  }

  #endStage(now: Date): string[] {
    const stage = this.#stage;
    this.#stage = undefined;
    return !stage || stage.name === "" ? [] : [`  ${look.faint}${duration(stage.since, now)}${reset}`];
  }
}

/**
 * Describes what a build does, for the title of its log.
 * @param workspaceName the name of the workspace.
 * @param build the build.
 */
export function titleOf(workspaceName: string, { transition, number }: WorkspaceBuild): string {
  switch (transition) {
    case "start":
      return l10n.t("Start {0} (build {1})", workspaceName, number);
    case "stop":
      return l10n.t("Stop {0} (build {1})", workspaceName, number);
    case "delete":
      return l10n.t("Delete {0} (build {1})", workspaceName, number);
    default:
      return l10n.t("Build {1} of {0}", workspaceName, number);
  }
}

function succeeded(name: string, transition: string, took: string): string {
  switch (transition) {
    case "start":
      return l10n.t('Started "{0}" in {1}.', name, took);
    case "stop":
      return l10n.t('Stopped "{0}" in {1}.', name, took);
    case "delete":
      return l10n.t('Deleted "{0}" in {1}.', name, took);
    default:
      return l10n.t("Done in {0}.", took);
  }
}

/**
 * Formats a duration the way logs do in every language.
 * @returns for example "0.8 s", "12 s", "3 min 5 s".
 */
export function duration(from: Date, to: Date): string {
  const seconds = Math.max(0, +to - +from) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

function isMinor(level: string): boolean {
  return level === "debug" || level === "trace";
}
