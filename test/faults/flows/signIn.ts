import type { SentBySignInPage, ToSignInPage } from "../../../src/webviews/signIn/contract";
import { host } from "../../support/vscode/host";
import type { Flow } from "../flow";
import { pageOf, sentTo } from "../screen";
import { awaited, type World } from "../world";

const page = () => pageOf("signIn");
const send = (message: SentBySignInPage): void => page()?.send(message satisfies object);
const states = () => sentTo<Extract<ToSignInPage, { type: "address" }>>(page(), "address");

/** Types the address and signs in by one of the ways. */
async function enter({ coderd, extension, key, choose }: World): Promise<boolean> {
  await extension.run("coderAccess.session.signIn");
  await awaited(() => (page()?.isOpen === true ? true : undefined));
  send({ type: "ready" });
  const turn = states().length + 1;
  send({ type: "addressChanged", address: coderd.url, turn });
  const found = await awaited(() =>
    states().find((message) => message.turn === turn && message.state.kind !== "checking"),
  );
  if (found === undefined) return false;
  const before = sentTo(page(), "failed").length;
  send(
    choose.of<SentBySignInPage>(
      { type: "submit", address: coderd.url, token: key, isOwn: false },
      { type: "submitPassword", address: coderd.url, email: "alice@example.com", password: "coder-access" },
    ),
  );
  const end = await awaited(
    () => sentTo(page(), "failed").length > before || page()?.isOpen === false || undefined,
  );
  return end === true;
}

const isIn = ({ secrets, coderd }: World): boolean =>
  host.contextKeys.get("coderAccess.session") === "signedIn" && secrets.values.has(`session:${coderd.url}`);

/** A person who types the address and signs in. */
export const signIn: Flow = {
  own: { path: /^\/api\/v2\/users\/(me|login)$/ },
  isSignedOut: true,
  prepare: () => Promise.resolve(),
  act: enter,
  isDone: isIn,
  after: async (world) => {
    if (!isIn(world)) await enter(world);
  },
};
