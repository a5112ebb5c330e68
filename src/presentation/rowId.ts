import type { TokenRow } from "./listedToken";

/**
 * What tells the rows of tokens apart, also of two deployments whose servers gave out the same id.
 * @param row a token's row.
 */
export function rowId({ loaded, key }: Pick<TokenRow, "loaded" | "key">): string {
  return tokenRowId(loaded.session.deployment.href, key.id);
}

/** The same of a token's deployment and id. */
export function tokenRowId(href: string, tokenId: string): string {
  return `${href} ${tokenId}`;
}
