import { createHash } from "node:crypto";
import path from "node:path";
import * as z from "zod/mini";
import type { ApiKey } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { type Files, makeOnce, namesIn, nodeFiles, unlinkIfThere } from "../durable/files";

const folderName = "toldTokens";
const told = ".json";
const dismissed = ".dismissed";

/**
 * We forget a warning this long after the token's expiry, in ms: servers forget the token itself after a
 * week.
 */
const keptFor = 30 * 86_400_000;

const recordSchema = z.object({ expiresAt: z.string() });

/**
 * The tokens whose expiry the person has been warned about, in any window: once for each. Each warning
 * creates a file, which only one window can do.
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
   * Claims the warning about a token for this window.
   * @param href the token's deployment.
   * @returns false if the person was warned, or dismissed it, before. @throws errors of the file system; do
   * not warn then.
   */
  async take(href: DeploymentHref, { id, expiresAt }: Pick<ApiKey, "id" | "expiresAt">): Promise<boolean> {
    // We forget warnings in time, and on an old server, use may have moved the token's expiry since.
    if (await this.#isDismissed(href, id)) return false;
    return makeOnce(
      this.#files,
      this.#fileOf(href, id, told),
      JSON.stringify({ expiresAt: expiresAt.toISOString() }),
    );
  }

  /** Records that the person wants no more warnings about a token. */
  async dismiss(href: DeploymentHref, id: TokenId): Promise<void> {
    await makeOnce(this.#files, this.#fileOf(href, id, dismissed), "");
  }

  async #isDismissed(href: DeploymentHref, id: TokenId): Promise<boolean> {
    return (await namesIn(this.#files, this.#folder)).includes(
      path.basename(this.#fileOf(href, id, dismissed)),
    );
  }

  /** Forgets warnings about tokens that ended long ago. @param now the time to compare with. */
  async forgetOld(now: Date): Promise<void> {
    for (const name of (await namesIn(this.#files, this.#folder)).filter((one) => one.endsWith(told))) {
      const expiresAt = await this.#expiryIn(name);
      if (expiresAt === undefined || +expiresAt + keptFor > +now) continue;
      await unlinkIfThere(this.#files, path.join(this.#folder, name));
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

  #fileOf(href: DeploymentHref, id: TokenId, suffix: string): string {
    const digest = createHash("sha256").update(`${href} ${id}`).digest("hex").slice(0, 32);
    return path.join(this.#folder, digest + suffix);
  }
}
