import { readdirSync, readFileSync } from "node:fs";
import { until } from "../../host/until";

/**
 * Kills the extension host of the VS Code that this test started, as a crash does, and no other.
 * @throws Error when there is none.
 */
export async function killExtensionHost(): Promise<void> {
  const mine = await until(
    () => {
      const found = running(/--type=extensionHost/);
      return found.length > 0 ? found : undefined;
    },
    () => "There is no extension host.",
  );
  for (const id of mine) process.kill(id, "SIGKILL");
}

/**
 * Waits until no extension host and no shell runs below this process any more.
 * @throws Error when one goes on, or when this system does not tell.
 */
export async function hostsEnded(): Promise<void> {
  await until(
    () => (running(/--type=extensionHost/).length === 0 ? true : undefined),
    () => "An extension host goes on without its window.",
    5_000,
  );
  if (running(/--type=ptyHost/).length > 0) throw new Error("Shells may go on without their window.");
}

function running(pattern: RegExp): number[] {
  return ownProcesses().filter((id) => pattern.test(fileOf(id, "cmdline")));
}

/** The processes below this one. */
function ownProcesses(): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), Number(/^PPid:\s+(\d+)/m.exec(fileOf(Number(name), "status"))?.[1])]),
  );
  const isBelow = (id: number | undefined): boolean =>
    id === process.pid || (id !== undefined && id > 1 && isBelow(parents.get(id)));
  return [...parents.keys()].filter((id) => id !== process.pid && isBelow(id));
}

/** What the system says of a process; nothing of one that is gone. */
function fileOf(id: number, name: "cmdline" | "status"): string {
  try {
    return readFileSync(`/proc/${id}/${name}`, "utf8");
  } catch {
    return "";
  }
}
