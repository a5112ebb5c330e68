import assert from "node:assert/strict";
import * as vscode from "vscode";
import { CoderClient } from "../../../../src/coder";
import type { ClientFactory } from "../../../../src/coder/api/api";
import { ErrorDoor, Explained, type NextStep } from "../../../../src/platform/errors";
import { Panels } from "../../../../src/webviews/panels";
import type { AddressState, SentBySignInPage, ToSignInPage } from "../../../../src/webviews/signIn/contract";
import { openSignIn } from "../../../../src/webviews/signIn/openSignIn";
import { startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { SessionProfile } from "../../../support/sessionWindows";
import { host } from "../../../support/vscode/host";

export type SignInWindow = Awaited<ReturnType<typeof signInWindow>>;

/** What a test says of the world around the page, at any time. */
type World = {
  /** The addresses that are offered. */
  offered: string[];
  /** What helps with whatever fails. */
  steps: NextStep[];
  /** Whether the person trusts a certificate. */
  trusts: boolean;
  makeClient: ClientFactory;
};

/** A window beside an embedded server, in which the sign-in page can be opened. */
export async function signInWindow() {
  const coderd = await startCoderd();
  const profile = new SessionProfile();
  const { sessions } = profile.open();
  const log = memoryLog();
  const world: World = {
    offered: [],
    steps: [],
    trusts: false,
    makeClient: (deployment) => new CoderClient({ deployment }),
  };
  const errors = new ErrorDoor(log);
  errors.addExplainer(() => new Explained("It does not answer.", world.steps));
  const trusted: string[] = [];
  const show = openSignIn({
    extensionUri: vscode.Uri.file("/extension"),
    log,
    errors,
    sessions,
    makeClient: (...given) => world.makeClient(...given),
    offered: () => world.offered,
    trustCertificate: ({ href }) => {
      trusted.push(href);
      return Promise.resolve(world.trusts);
    },
    panels: new Panels(),
  });
  return {
    coderd,
    profile,
    sessions,
    log,
    world,
    /** The deployments whose certificate the person was asked about. */
    trusted,
    show,
    /** The requests that came with a key. */
    keysSent: () => coderd.log.entries.filter(({ keyId }) => keyId !== undefined),
    /** Whether a secret came to the page, or into the log. */
    isTold: (secret: string) => JSON.stringify([sent(), page().html, log.lines]).includes(secret),
    close: async () => {
      if (host.webviews.some(({ isOpen }) => isOpen)) send({ type: "cancel" });
      profile.close();
      await coderd.stop();
    },
  };
}

/** The page that was opened last. */
export const page = () => host.webviews.at(-1) ?? assert.fail("no page is open");

/** What it was told. */
export const sent = () => page().sent as ToSignInPage[];

/** The page sends a message. */
export function send(message: SentBySignInPage): void {
  page().send(message);
}

/** The next message of a type, after the `after` first ones. */
export async function next<Type extends ToSignInPage["type"]>(
  type: Type,
  after = 0,
): Promise<Extract<ToSignInPage, { type: Type }>> {
  type Message = Extract<ToSignInPage, { type: Type }>;
  return until(
    () =>
      sent()
        .slice(after)
        .find((message): message is Message => message.type === type),
    () => JSON.stringify(sent()),
    5_000,
  );
}

export const eventually = (isTrue: () => boolean) =>
  until(
    () => (isTrue() ? true : undefined),
    () => `It did not come about: ${JSON.stringify(sent())}`,
    5_000,
  );

/** What was said of an address. */
export const statesOf = (turn: number): AddressState[] =>
  sent().flatMap((message) => (message.type === "address" && message.turn === turn ? [message.state] : []));

/** Types an address, and gives what was found of it in the end. */
export function typeAddress(address: string, turn: number): Promise<AddressState> {
  send({ type: "addressChanged", address, turn });
  return until(
    () => statesOf(turn).find(({ kind }) => kind !== "checking"),
    () => JSON.stringify(sent()),
    5_000,
  );
}

/** Lets everything run that waits for nothing. */
export const settled = () => new Promise(setImmediate);
