import type { BuildFailure, BuildLine, Transition } from "./model";

const stages = {
  start: "Starting workspace",
  stop: "Stopping workspace",
  delete: "Destroying workspace",
} as const;

const work: Readonly<Record<Transition, readonly string[]>> = {
  start: [
    "docker_volume.home: Refreshing state...",
    "docker_container.workspace: Creating...",
    "docker_container.workspace: Still creating...",
    "\u001b[1mdocker_container.workspace: Creation complete\u001b[0m",
    "",
    "\u001b[32mApply complete!\u001b[0m Resources: 1 added, 0 changed, 0 destroyed.",
  ],
  stop: [
    "docker_container.workspace: Destroying...",
    "docker_container.workspace: Destruction complete after 1s",
  ],
  delete: [
    "docker_container.workspace: Destroying...",
    "docker_volume.home: Destroying...",
    "docker_volume.home: Destruction complete after 1s",
  ],
};

/**
 * The output of a build, with the sources, levels and stages of v2.35.1; a failing build prints its reasons
 * as errors and ends with the same `Cleaning Up`.
 */
export function buildLines(transition: Transition, failure: BuildFailure | undefined): BuildLine[] {
  const stage = stages[transition];
  const mark = (at: number, name: string): BuildLine => ({
    at,
    source: "provisioner_daemon",
    level: "info",
    stage: name,
    output: "",
  });
  const print = (
    at: number,
    name: string,
    output: string,
    level: BuildLine["level"] = "info",
  ): BuildLine => ({
    at,
    source: "provisioner",
    level,
    stage: name,
    output,
  });
  const done =
    failure === undefined
      ? work[transition].map((output, index, all) => print(0.3 + (0.6 * index) / all.length, stage, output))
      : [
          print(0.3, stage, "docker_container.workspace: Creating..."),
          ...failure.lines.map((output) => print(0.8, stage, output, "error")),
        ];
  return [
    mark(0, "Setting up"),
    mark(0.05, "Planning Infrastructure"),
    print(0.1, "Planning Infrastructure", "Initializing provider plugins...", "debug"),
    print(0.15, "Planning Infrastructure", "Terraform will perform the following actions:"),
    print(
      0.2,
      "Planning Infrastructure",
      "Warning: the attribute \u001b[33mports\u001b[0m is deprecated",
      "warn",
    ),
    mark(0.25, stage),
    ...done,
    mark(0.95, "Cleaning Up"),
  ];
}
