import { existsSync } from "node:fs";
import { inProject } from "./paths.mjs";
import { Unable } from "./say.mjs";

/** One of the people in the demo data (`test/coderd/seed`), with the password they all have. */
const demoUser = { user: "alice@example.com", password: "coder-access" };

/**
 * Starts the embedded Coder server with its demo data.
 *
 * @param {object} host the test host's functions
 * @returns {Promise<{ url: string, user: string, password: string, stop: () => Promise<void>, ended: Promise<unknown> }>}
 */
export async function startDemoServer(host) {
  const program = inProject("out", "test", "coderd", "serve.main.js");
  if (!existsSync(program))
    throw new Unable("The embedded Coder server was not built. Set CODER_URL to use a deployment instead.");

  let found;
  const address = new Promise((resolve) => (found = resolve));
  let text = "";
  const server = host.startGuarded(process.execPath, [program], {
    onOutput: (piece) => {
      text += piece;
      const line = /^\{.*\}$/m.exec(text);
      if (line !== null) found(JSON.parse(line[0]));
    },
  });
  const facts = await Promise.race([address, server.ended.then(() => undefined)]);
  if (facts === undefined) throw new Unable(`The embedded Coder server did not start:\n${server.output()}`);

  return { ...demoUser, ...facts, stop: server.stop, ended: server.ended };
}
