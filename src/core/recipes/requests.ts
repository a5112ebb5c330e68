import type { RecipeRequest } from "./recipe";

/** The requests that recipes are proved by, one a line under a letter: method, path, body. */
const requests = `
u GET /users/me
l GET /workspaces
w GET /workspaces/{workspace}
s POST /workspaces/{workspace}/builds {"transition":"start"}
x POST /workspaces/{workspace}/builds {"transition":"stop"}
d POST /workspaces/{workspace}/builds {"transition":"delete"}
v PUT /workspaces/{workspace}/ttl {"ttl_ms":3600000}
f PUT /workspaces/{workspace}/favorite
c POST /users/me/workspaces {"name":"from-a-recipe","template_id":"{template}"}
a GET /workspaceagents/{agent}/pty
t GET /templates
T GET /templates/{template}
o GET /organizations/{organization}
V POST /organizations/{organization}/templateversions {"template_id":"{template}"}
k GET /users/me/keys/tokens/tokenconfig
m POST /users/me/keys/tokens {}
q POST /users/me/keys
z GET /users/me/secrets`;

/** Gives the requests under these letters, in this order. */
export function requestsOf(letters: string): RecipeRequest[] {
  return Array.from(letters, (letter) => {
    const [, method = "", path = "", body] =
      new RegExp(`\\n${letter} (\\S+) (\\S+) ?(.*)`).exec(requests) ?? [];
    return { method, path, ...(body ? { body } : {}) };
  });
}
