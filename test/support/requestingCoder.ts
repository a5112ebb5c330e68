/**
 * What a program named `coder` does to be refused as Coder's own is: it sends the requests of `list`, `show`, `start`, `stop`,
 * `ssh` and `templates list` with what its environment has, and prints refusals the way Coder's command line does.
 */
export const requestingCoder = `
  (async () => {
    const { CODER_URL: url, CODER_SESSION_TOKEN: token } = env;
    const send = async (method, at, body) => {
      const answer = await fetch(url.replace(/\\/$/, "") + "/api/v2/" + at, { method, body: body && JSON.stringify(body),
        headers: { "Coder-Session-Token": token } });
      const said = await answer.json();
      if (answer.ok) return said;
      console.error("error: " + method + " " + url.replace(/\\/$/, "") + "/api/v2/" + at + ": unexpected status code " + answer.status + ": " +
        said.message + " " + (said.detail ?? ""));
      process.exit(1);
    };
    const [first, second] = args;
    const named = () => send("GET", "users/me/workspace/" + second);
    const build = async (transition) => send("POST", "workspaces/" + (await named()).id + "/builds", { transition });
    if (first === "list") {
      const { workspaces } = await send("GET", "workspaces?q=owner:me");
      if (workspaces.length === 0) console.error("No workspaces found!");
      for (const { name } of workspaces) console.log(name);
    } else if (first === "templates") {
      for (const { name } of await send("GET", "templates")) console.log(name);
    } else if (first === "show") console.log((await named()).name);
    else if (first === "ssh") {
      const { latest_build: { status } } = await named();
      if (status === "stopped") await build("start");
      console.log("connected");
    } else console.log((await build(first)).transition + " " + second);
  })();
`;
