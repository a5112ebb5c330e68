import { createHash } from "node:crypto";
import path from "node:path";
import * as z from "zod/mini";
import type { ApiKey } from "../../coder/api/answers";
import { codeOf, type Files, isMissing, nodeFiles } from "../durable/files";

const folderName = "toldTokens";
const told = ".json";
const dismissed = ".dismissed";

/** What was told of a token is forgotten so long after its end, in ms: servers forget the token itself after a week. */
const keptFor = 30 * 86_400_000;

const recordSchema = z.object({ expiresAt: z.string() });

/**
 * Of which tokens the person was told that they expire soon, in whatever window: each is told of once. A file is made
 * for each, which only one window can do.
 */
export class ToldTokens {
  readonly #folder: string;
  readonly #files: Files;

  /** @param storage the folder that VS Code gives us, absolute. */
  constructor(storage: string, files: Files = nodeFiles) {
    this.#folder = path.join(storage, folderName);
    this.#files = files;
  }

  /**
   * Takes it upon this window to tell of a token.
   * @param href the token's deployment.
   * @returns false when it was told, or dismissed, before. @throws what the file system throws; then it must not be told.
   */
  async take(href: string, { id, expiresAt }: Pick<ApiKey, "id" | "expiresAt">): Promise<boolean> {
    // What was told is forgotten in time, and use may have moved the end of a token on an old server since then.
    if (await this.#isDismissed(href, id)) return false;
    return this.#make(this.#fileOf(href, id, told), JSON.stringify({ expiresAt: expiresAt.toISOString() }));
  }

  /** The person wants to hear no more of a token. */
  async dismiss(href: string, id: string): Promise<void> {
    await this.#make(this.#fileOf(href, id, dismissed), "");
  }

  async #isDismissed(href: string, id: string): Promise<boolean> {
    return (await this.#names()).includes(path.basename(this.#fileOf(href, id, dismissed)));
  }

  /** Forgets what was told of tokens that ended long ago. @param now the time to compare with. */
  async forgetOld(now: Date): Promise<void> {
    for (const name of (await this.#names()).filter((one) => one.endsWith(told))) {
      const expiresAt = await this.#expiryIn(name);
      if (expiresAt === undefined || +expiresAt + keptFor > +now) continue;
      await this.#unlink(name);
    }
  }

  async #expiryIn(name: string): Promise<Date | undefined> {
    try {
      const text = await this.#files.readFile(path.join(this.#folder, name), "utf8");
      const parsed = recordSchema.safeParse(JSON.parse(text));
      return parsed.success ? new Date(parsed.data.expiresAt) : undefined;
    } catch {
      return undefined;
    }
  }

  async #names(): Promise<string[]> {
    try {
      return await this.#files.readdir(this.#folder);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async #make(file: string, text: string): Promise<boolean> {
    await this.#files.mkdir(this.#folder, { recursive: true, mode: 0o700 });
    try {
      const opened = await this.#files.open(file, "wx", 0o600);
      await opened.writeFile(text).finally(() => opened.close());
      return true;
    } catch (error) {
      if (codeOf(error) === "EEXIST") return false;
      throw error;
    }
  }

  async #unlink(name: string): Promise<void> {
    try {
      await this.#files.unlink(path.join(this.#folder, name));
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  #fileOf(href: string, id: string, suffix: string): string {
    const digest = createHash("sha256").update(`${href} ${id}`).digest("hex").slice(0, 32);
    return path.join(this.#folder, digest + suffix);
  }
}
