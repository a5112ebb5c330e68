/**
 * What tells tokens apart, also those of two deployments whose servers gave out the same id.
 * @param href the deployment's normalised address.
 * @param tokenId the token's id there.
 */
export function tokenKey(href: string, tokenId: string): string {
  return `${href} ${tokenId}`;
}
