import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { endpointsOf } from "../../coderd/app";
import { profileOf } from "../../coderd/profiles/profile";
import { recordings } from "./recording";
import { workspaceRecordings } from "./workspaces/recording";

describe("what of the embedded server's answers is held by a recording", () => {
  it("is told in its README: the endpoints that no recorded exchange reached", () => {
    const exchanges = [
      ...recordings.flatMap(([, { exchanges: all }]) => all),
      ...workspaceRecordings.flatMap(([, { exchanges: all }]) => all),
    ];
    const isHeld = (method: string, route: string): boolean => {
      const pattern = new RegExp(`^/api/v2${route.replace(/:\w+/g, "[^/?]+")}/?(\\?.*)?$`);
      return exchanges.some(
        ({ request, response }) =>
          request.method === method && pattern.test(request.path) && response.status < 400,
      );
    };
    const unheld = endpointsOf(profileOf("2.35.1"))
      .filter((endpoint) => !isHeld(endpoint.method, endpoint.path))
      .map((endpoint) => `${endpoint.method} ${endpoint.path}`)
      .sort();
    const readme = readFileSync(path.join("test", "coderd", "README.md"), "utf8");
    const [, list = ""] = readme.split("## Not held by a recording");
    const told = [
      ...(list.split("\n## ")[0] ?? "").matchAll(/^- `((?:GET|POST|PUT|PATCH|DELETE) [^`]+)`/gm),
    ].map(([, endpoint]) => endpoint);
    assert.deepEqual(told, unheld);
  });
});
