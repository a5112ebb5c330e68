import * as z from "zod/mini";
import type { UserId } from "../../coder/api/answers";
import type { DeploymentHref } from "../../coder/api/deployment";
import type { TokenId } from "../../core/token/tokenText";
import { hrefSchema, tokenIdSchema, userIdSchema } from "../key/tokenRequest";

export const tokenRemarkSchema = z.object({
  version: z.literal(1),
  /** Also names the record. */
  tokenId: tokenIdSchema,
  /** The normalised URL of the deployment. */
  deployment: hrefSchema,
  /** The token's owner: only a list of their tokens shows that it is gone. */
  ownerId: userIdSchema,
  /** Empty if there is none. */
  note: z.string(),
  /** The kinds of concern that the person looked at and accepted. */
  accepted: z.array(z.string()),
});

/** What a person remarked about a token, on this machine only. */
export type TokenRemark = Readonly<z.infer<typeof tokenRemarkSchema>>;

/** The token that a remark is about. */
export type RemarkedToken = {
  readonly deployment: DeploymentHref;
  readonly tokenId: TokenId;
  readonly ownerId: UserId;
};

/** What people remarked about tokens, for code that shows or changes it. */
export interface Remarks {
  /** Returns the note on a token, without waiting; undefined if there is none. */
  noteOf(deployment: DeploymentHref, tokenId: TokenId): string | undefined;
  /** Returns the kinds of concern about a token that no longer press, without waiting. */
  acceptedOf(deployment: DeploymentHref, tokenId: TokenId): readonly string[];
  /** Changes the remark about a token; one that says nothing any more is removed. @throws NotWritten */
  change(token: RemarkedToken, change: Partial<Pick<TokenRemark, "note" | "accepted">>): Promise<void>;
}
