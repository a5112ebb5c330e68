import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { KnownRecords } from "../durable/knownRecords";
import type { LoadedTokens } from "../list/loadedTokens";
import { wouldList } from "../list/wouldList";
import type { RemarkedToken, Remarks, TokenRemark } from "./tokenRemark";

/**
 * A person's own notes on tokens, and what about them they accepted. They stay on this machine: no server gets
 * them, and they go with their tokens. Signing out leaves them, as the tokens go on, too.
 */
export class TokenRemarks extends KnownRecords<TokenRemark> implements Remarks {
  noteOf(deployment: DeploymentHref, tokenId: TokenId): string | undefined {
    const note = this.of(deployment, tokenId)?.note ?? "";
    return note === "" ? undefined : note;
  }

  acceptedOf(deployment: DeploymentHref, tokenId: TokenId): readonly string[] {
    return this.of(deployment, tokenId)?.accepted ?? [];
  }

  async change(token: RemarkedToken, change: Partial<Pick<TokenRemark, "note" | "accepted">>): Promise<void> {
    // Another window may have written since.
    await this.reload();
    const { deployment, tokenId } = token;
    const { note, accepted } = { note: "", accepted: [], ...this.of(deployment, tokenId), ...change };
    if (note === "" && accepted.length === 0) await this.remove(deployment, tokenId);
    else await this.add({ version: 1, ...token, note, accepted });
  }

  /**
   * Forgets the remarks about tokens that are no longer there.
   * @param loaded a list that the server has just sent.
   * @throws NotWritten
   */
  async forgetGone(loaded: LoadedTokens): Promise<void> {
    if (this.all.length === 0) return;
    await this.reload();
    const listed = new Set(loaded.tokens.map(({ id }) => id));
    const { href } = loaded.session.deployment;
    for (const { deployment, ownerId, tokenId } of this.all) {
      if (deployment === href && !listed.has(tokenId) && wouldList(loaded, ownerId))
        await this.remove(deployment, tokenId);
    }
  }
}
