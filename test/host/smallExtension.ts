import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** An extension of one file, which belongs to a test or to the demo, not to the product. */
export interface SmallExtension {
  /** With its publisher: `coder-access.demo`. */
  readonly id: string;
  /** As VS Code's own questions name it; its ID if absent. */
  readonly displayName?: string;
  /** Its `main.js`, which starts with the window. */
  readonly program: string;
}

const version = "0.0.1";

/**
 * Adds an extension to a folder of extensions.
 * @param extensions a folder in which VS Code has installed something.
 */
export function addSmallExtension(
  extensions: string,
  { id, displayName = id, program }: SmallExtension,
): void {
  const relativeLocation = `${id}-${version}`;
  const folder = path.join(extensions, relativeLocation);
  mkdirSync(folder, { recursive: true });
  const [publisher, name] = id.split(".");
  const manifest = {
    name,
    publisher,
    displayName,
    version,
    engines: { vscode: "^1.100.0" },
    main: "./main.js",
    activationEvents: ["onStartupFinished"],
  };
  writeFileSync(path.join(folder, "package.json"), JSON.stringify(manifest));
  writeFileSync(path.join(folder, "main.js"), program);
  const listFile = path.join(extensions, "extensions.json");
  const list = JSON.parse(readFileSync(listFile, "utf8")) as { identifier: { id: string } }[];
  const location = { $mid: 1, path: folder, scheme: "file" };
  const entry = { identifier: { id }, version, location, relativeLocation, metadata: { pinned: true } };
  const others = list.filter(({ identifier }) => identifier.id !== id);
  writeFileSync(listFile, JSON.stringify([...others, entry]));
}
