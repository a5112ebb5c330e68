import type { Deployment } from "../deployment";
import type { Fault, FaultRule } from "../faults/fault";
import { mintSessionKey } from "../routes/keys";
import { createToken, type NewToken } from "../seed/create";
import { findUser } from "../state/store";
import type { Controls } from "./controls";

/**
 * The routes below `/__test/` by which a test in another process holds the same controls: `faults` (POST a rule
 * with its `fault`, DELETE all), `log` (GET, DELETE), `clock` (POST `{"advance":ms}`), `sessions` (POST
 * `{"user":name}` gives a session key), `tokens` (POST `{"owner":name}` with a `token` and a `count` gives secrets;
 * for more than one leave the name out). They exist only when the server was started with `control`.
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
      return new Response(null, { status: 404 });
  }
}

function done(): Response {
  return new Response(null, { status: 204 });
}
