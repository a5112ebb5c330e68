import type { Deployment } from "../deployment";
import type { Fault, FaultRule } from "../faults/fault";
import { mintSessionKey } from "../routes/keys";
import { createToken, type NewToken } from "../seed/create";
import type { BuildFailure } from "../state/model";
import { findUser } from "../state/store";
import type { Controls } from "./controls";
import { createBuildControl, growWorkspaces, publishVersion, setAgentsLost } from "./workspaceControl";

/**
 * The routes below `/__test/` with which a test in another process uses the same controls: `faults` (POST a
 * rule with its `fault`, DELETE all), `log` (GET, DELETE), `clock` (POST `{"advance":ms}`), `sessions` (POST
 * `{"user":name}` gives a session key), `tokens` (POST `{"owner":name}` with a `token` and a `count` gives
 * secrets; for more than one leave the name out); and for workspaces `settings` (POST what differs), `builds`
 * (POST `{"fail":failure}` or `{"hold":boolean}`), `agents` (POST `{"workspace":name,"lost":boolean}`),
 * `versions` (POST `{"template":name,"version":{}}`), `workspaces` (POST
 * `{"owner":name,"template":name,"count":n}`), `streams` (DELETE drops them all). They exist only when the
 * server was started with `control`.
 */
export function controlResponse(
  controls: Controls,
  deployment: Deployment,
  method: string,
  url: URL,
  body: string,
): Response {
  const given = body === "" ? {} : (JSON.parse(body) as Record<string, unknown>);
  switch (`${method} ${url.pathname.slice("/__test/".length)}`) {
    case "POST faults": {
      const { fault, ...rule } = given as unknown as FaultRule & { fault: Fault };
      controls.faults.add(rule, fault);
      return done();
    }
    case "DELETE faults":
      controls.faults.clear();
      return done();
    case "GET log":
      return Response.json(controls.log.entries);
    case "DELETE log":
      controls.log.clear();
      return done();
    case "POST clock":
      deployment.store.clock.advance(Number(given["advance"]));
      return done();
    case "POST sessions": {
      const user = findUser(deployment.store, String(given["user"]));
      return user === undefined
        ? new Response(null, { status: 404 })
        : Response.json({ key: mintSessionKey(deployment, user) });
    }
    case "POST tokens": {
      const { count = 1, owner, token } = given as { count?: number; owner: string; token?: NewToken };
      const secrets = Array.from({ length: count }, () => createToken(deployment.store, owner, token).secret);
      return Response.json({ secrets });
    }
    default:
      return workspaceControl(deployment, `${method} ${url.pathname.slice("/__test/".length)}`, given);
  }
}

function workspaceControl(
  { settings, store, streams }: Deployment,
  what: string,
  given: Record<string, unknown>,
): Response {
  const named = <T extends { name: string }>(table: ReadonlyMap<string, T>, key: string): T | undefined =>
    table.get(String(given[key])) ?? [...table.values()].find(({ name }) => name === given[key]);
  const nothing = new Response(null, { status: 404 });
  switch (what) {
    case "POST settings":
      Object.assign(settings, given);
      store.queue.provisioners = settings.provisioners;
      return done();
    case "POST builds": {
      const control = createBuildControl(store);
      if (given["fail"] !== undefined) control.failNext(given["fail"] as BuildFailure);
      if (given["hold"] === true) control.hold();
      if (given["hold"] === false) control.release();
      return done();
    }
    case "POST agents": {
      const workspace = named(store.workspaces, "workspace");
      if (workspace === undefined) return nothing;
      setAgentsLost(store, workspace, given["lost"] === true);
      return done();
    }
    case "POST versions": {
      const template = named(store.templates, "template");
      if (template === undefined) return nothing;
      const version = publishVersion(store, template, given["version"] ?? {});
      return Response.json({ id: version.id });
    }
    case "POST workspaces": {
      const template = named(store.templates, "template");
      const owner = findUser(store, String(given["owner"]));
      if (template === undefined || owner === undefined) return nothing;
      growWorkspaces(store, owner, template, Number(given["count"]));
      return done();
    }
    case "DELETE streams":
      streams.drop();
      return done();
    default:
      return nothing;
  }
}

function done(): Response {
  return new Response(null, { status: 204 });
}
