import assert from "node:assert/strict";
import * as vscode from "vscode";
import { ClipboardOffer } from "../../../../src/webviews/signIn/clipboardOffer";
import { host, useVscode } from "../../../support/vscode/host";

const token = "AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA";

describe("the offer of a token on the clipboard", () => {
  useVscode();
  let offered: boolean[];
  let reads: number;
  let offer: ClipboardOffer;
  let fault: Error | undefined;
  const real = vscode.env.clipboard.readText.bind(vscode.env.clipboard);

  beforeEach(() => {
    [offered, reads, fault] = [[], 0, undefined];
    vscode.env.clipboard.readText = () => {
      reads += 1;
      return fault ? Promise.reject(fault) : real();
    };
    offer = new ClipboardOffer((isOffered) => offered.push(isOffered));
  });
  afterEach(() => {
    offer.dispose();
    vscode.env.clipboard.readText = real;
  });

  /** The person comes back with a text on the clipboard. */
  async function comeBack(text: string): Promise<void> {
    host.clipboard = text;
    host.focus(false);
    host.focus(true);
    await new Promise(setImmediate);
  }

  it("does not look before the sign-in page was opened", async () => {
    await comeBack(token);
    assert.deepEqual([reads, offered], [0, []]);
  });

  it("looks whenever the person comes back after, not when they leave, and takes nothing", async () => {
    offer.watch();
    await comeBack(token);
    await comeBack("a shopping list");
    await comeBack(`Your token is: "${token}"`);
    await comeBack(`${token} BBBBBBBBBB-BBBBBBBBBBBBBBBBBBBBBB`);
    assert.deepEqual(offered, [true, false, true, false]);
    assert.equal(reads, 4);
    assert.equal(host.clipboard, `${token} BBBBBBBBBB-BBBBBBBBBBBBBBBBBBBBBB`);
  });

  it("gives the whole text once it is taken, as if it had been pasted", async () => {
    host.clipboard = ` ${token}\n`;
    assert.equal((await offer.take()).expose(), ` ${token}\n`);
  });

  it("looks no longer when another deployment is meant, until its page is opened, nor once the panel is closed", async () => {
    offer.watch();
    offer.rest();
    await comeBack(token);
    assert.equal(reads, 0);
    offer.watch();
    await comeBack(token);
    assert.deepEqual(offered, [true]);
    offer.dispose();
    await comeBack(token);
    assert.equal(reads, 1);
  });

  it("offers nothing of a clipboard that cannot be read, and says nothing of it", async () => {
    offer.watch();
    fault = new Error("no clipboard");
    await comeBack(token);
    assert.deepEqual([reads, offered, host.shown], [1, [], []]);
  });
});
