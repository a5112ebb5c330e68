import type { CoderApi } from "../../coder/api/api";

/** Whether the caller may see a person's tokens. @param ownerId a user ID; the caller if omitted. */
export async function maySeeTokens(client: CoderApi, ownerId = "me"): Promise<boolean> {
  const { read } = await client.checkPermissions({ read: { action: "read", type: "api_key", ownerId } });
  return read;
}
