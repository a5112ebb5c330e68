import type { CoderApi } from "../../coder/api/api";

/** Whether the caller may see tokens of a person. @param ownerId a user id; the caller when left out. */
export async function maySeeTokens(client: CoderApi, ownerId = "me"): Promise<boolean> {
  const { read } = await client.checkPermissions({ read: { action: "read", type: "api_key", ownerId } });
  return read;
}
