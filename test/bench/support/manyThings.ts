import type { Coderd, Workspace } from "../../coderd";

/** Tokens as people have them: broad ones, narrow ones, and ones that name a thing. */
const kinds = [
  { scopes: ["coder:all"] },
  { scopes: ["workspace:read", "template:read"] },
  { scopes: ["coder:workspaces.operate"] },
  { scopes: ["workspace:read"], allowList: ["workspace:5d0c1f6e-93f4-4a52-8a0b-0d6e7c1b2a39", "template:*"] },
];

/** Gives somebody so many tokens. */
export function addTokens(server: Coderd, username: string, count: number): void {
  for (let index = 0; index < count; index += 1) {
    const kind = kinds[index % kinds.length];
    server.createToken(username, { ...kind, name: `token-${index}`, lifetime: 200 * 86_400_000 });
  }
}

/** Gives somebody as many workspaces as are missing until they see so many. */
export function addWorkspaces(server: Coderd, username: string, count: number): void {
  const { id } = server.user(username);
  const isTheirs = ({ ownerId, sharedWith }: Workspace) => ownerId === id || sharedWith.has(id);
  const there = [...server.store.workspaces.values()].filter(isTheirs).length;
  server.growWorkspaces(username, "docker", count - there);
}
