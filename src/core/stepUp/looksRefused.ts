/** What Coder's command line prints of refusals (seen on v2.31.0, v2.35.1 and v2.36.0). */
const refusals = [
  /status code (40[034]|500)\b/i,
  /\b(403|404)\b/,
  /forbidden/i,
  /permission/i,
  /unauthorized/i,
  /have access/i,
  /not found/i,
  /not logged in/i,
  /is ambiguous/i,
  /must select an organization/i,
];

/**
 * Whether what a program printed looks like a refusal of the server. It is a stranger's word: a reason to look
 * what the program needs, and nothing more.
 */
export function looksRefused(output: string): boolean {
  return refusals.some((refusal) => refusal.test(output));
}
