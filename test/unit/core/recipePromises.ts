/** A request that shows what a token made from a recipe can or cannot do. */
export type PromisedRequest = { method: string; path: string; body: string };

/** The requests by which recipes are proved, one a line under a letter: method, path, body. */
const requests = `
u GET /users/me
l GET /workspaces
w GET /workspaces/{workspace}
n GET /users/me/workspace/alpha
s POST /workspaces/{workspace}/builds {"transition":"start"}
x POST /workspaces/{workspace}/builds {"transition":"stop"}
d POST /workspaces/{workspace}/builds {"transition":"delete"}
v PUT /workspaces/{workspace}/ttl {"ttl_ms":3600000}
f PUT /workspaces/{workspace}/favorite
O GET /workspaces/{otherWorkspace}
c POST /users/me/workspaces {"name":"from-a-recipe","template_id":"{template}"}
a GET /workspaceagents/{agent}/pty?reconnect={reconnect}
A GET /workspaceagents/{agent}
t GET /templates
T GET /templates/{template}
o GET /organizations/{organization}
V POST /organizations/{organization}/templateversions {"template_id":"{template}","file_id":"{file}"}
k GET /users/me/keys/tokens/tokenconfig
m POST /users/me/keys/tokens {}
q POST /users/me/keys
z GET /users/me/secrets`;

/** For each recipe the letters of what must pass and of what must be refused, tried in this order. */
export const promises: Readonly<Record<string, readonly [pass: string, refuse: string]>> = {
  dashboard: ["ulwtA", "sxvfm"],
  "start-stop": ["uwnxs", "ldvmO"],
  terminal: ["wAa", "lusxmO"],
  ssh: ["uwnAa", "lsxmO"],
  apps: ["", "uwsamAO"],
  "create-workspaces": ["ulc", "xdm"],
  "delete-workspace": ["und", "lsmO"],
  "keep-alive": ["uwnvf", "lsxmO"],
  "push-template": ["uoTV", "wstm"],
  "read-templates": ["uotT", "wVm"],
  editor: ["ulwaAvs", "dcm"],
  "audit-tokens": ["uk", "mqw"],
  "rotate-token": ["ukm", "ws"],
  secrets: ["uz", "wm"],
};

/** Gives the requests under these letters. */
export function requestsOf(letters: string): PromisedRequest[] {
  return Array.from(letters, (letter) => {
    const [, method = "", path = "", body = ""] =
      new RegExp(`\\n${letter} (\\S+) (\\S+) ?(.*)`).exec(requests) ?? [];
    return { method, path, body };
  });
}
