import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { verifyToken } from "../../../../src/commands/tokens/verifyToken";
import type { TokenNode } from "../../../../src/views/tokens/nodes/tokenNode";
import { tokensPicture } from "../../../../src/views/tokens/tokensPicture";
import { plain } from "../../../support/plain";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf, tokenRowsOf } from "../../views/pictureSupport";

const secret = "AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA";
const other = "BBBBBBBBBB-BBBBBBBBBBBBBBBBBBBBBB";
const proof = { asked: 1, asExpected: 1, disagreements: [], blocked: [], defects: [], answers: {} };

describe("verifying a token whose secret is pasted", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const { href } = session.deployment;
  const key = token("watch", { id: "AAAAAAAAAA" });

  async function row(): Promise<TokenNode> {
    const { roots } = await tokensPicture(factsOf([stateOf(session, [key])]));
    const [found] = await tokenRowsOf(roots);
    assert.ok(found);
    return found;
  }

  /** Pastes a text, and gives what was proved. */
  async function paste(text: string, argument?: TokenNode): Promise<unknown[]> {
    const proved: unknown[] = [];
    host.answer = ({ kind }) => (kind === "inputBox" ? text : undefined);
    const services = {
      sessions: { current: session, at: () => session },
      kept: { get: () => Promise.resolve(undefined), list: () => Promise.resolve([]) },
      prove: (asked: unknown) => {
        proved.push(plain(asked));
        return Promise.resolve({ key, proof });
      },
    };
    try {
      await verifyToken(services as never, argument);
    } catch (error) {
      // What the field refuses cannot be entered, and the person leaves it.
      assert.equal((error as Error).name, "Cancelled");
    }
    return proved;
  }

  /** What the field says of a text. */
  function said(text: string): unknown {
    const [options] = (host.shown.find(({ kind }) => kind === "inputBox")?.given ?? []) as [
      vscode.InputBoxOptions,
    ];
    assert.equal(options.password, true);
    return options.validateInput?.(text);
  }

  for (const text of [
    secret,
    ` ${secret}\r\n`,
    `"${secret}"`,
    `export CODER_SESSION_TOKEN=${secret}`,
    `Coder-Session-Token: ${secret}`,
    `${secret.slice(0, 5)}\u200B${secret.slice(5).replace("-", "\u2011")}`,
    `${secret.slice(0, 20)}\n${secret.slice(20)}`,
  ]) {
    it(`asks with the token alone for ${JSON.stringify(text)}`, async () => {
      for (const argument of [undefined, await row()])
        assert.deepEqual(await paste(text, argument), [{ deployment: href, tokenId: "AAAAAAAAAA", secret }]);
      assert.equal(said(text), undefined);
    });
  }

  for (const [what, text, sentence] of [
    ["nothing", "  \n", "Paste the token's secret."],
    [
      "what is no token",
      "my secret",
      "This isn't a Coder token. A token has 10 characters, a hyphen, and 22 more characters.",
    ],
    [
      "a part of a token",
      secret.slice(0, -1),
      "This isn't a Coder token. A token has 10 characters, a hyphen, and 22 more characters.",
    ],
    [
      "two tokens",
      `${secret} ${other}`,
      "This text contains more than one token. Paste only the one to verify.",
    ],
  ] as const) {
    it(`refuses ${what} and says what it is, and asks nobody`, async () => {
      assert.deepEqual(await paste(text), []);
      assert.equal(said(text), sentence);
    });
  }

  it("refuses the secret of another token than that of the row, in whatever it is wrapped", async () => {
    assert.deepEqual(await paste(`token: "${other}"`, await row()), []);
    assert.equal(said(`token: "${other}"`), "This is the secret of another token.");
  });
});
