import type { Exchange } from "./recording";

const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(containers|connection|coordinate|build state)/,
    "the embedded server has neither containers, relays nor states of Terraform",
  ],
  [/^build resources$/, "the same resources are compared in the build"],
  [
    /^pty: (much|40 kB)|^two clients|^replay limit|^reconnect: /,
    "what a shell prints differs: streams/terminal.test.ts holds how much of it comes",
  ],
  [
    /^pty open while|^pty with a token|^watch open while its key/,
    "they take time with a token or an agent that ends: streams/*.test.ts",
  ],
  [
    /across a stop|^watch while the template gets|through a stop|^build log, followed until it is cancelled|^pty, the same id after/,
    "what is to happen meanwhile happens in streams/*.test.ts",
  ],
  [/^agent (that shuts|that shut|just killed)|^later$/, "stop scripts do not run in the embedded server"],
  [/^deleting or deleted$/, "it depends on the moment"],
];

/** Why an exchange is not replayed; undefined for one that is. */
export function skipped({ name }: Exchange): string | undefined {
  return reasons.find(([pattern]) => pattern.test(name))?.[1];
}
