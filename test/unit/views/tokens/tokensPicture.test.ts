import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { type MarkSources, readMarks } from "../../../../src/presentation/token/tokenMarks";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import type { DeploymentState, PictureFacts } from "../../../../src/views/tokens/pictureFacts";
import { tokensPicture } from "../../../../src/views/tokens/tokensPicture";
import { useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf, tokenRowsOf } from "../pictureSupport";

const minute = 60_000;

describe("what the Tokens view shows", () => {
  useVscode();

  describe("above the rows when this machine's clock is wrong", () => {
    const messageAt = async (...skews: (number | undefined)[]) => {
      const states = skews.map((skew, index) =>
        stateOf(sessionAt(`coder${index}.example.com`, skew), [token("one")]),
      );
      return (await tokensPicture(factsOf(states))).message;
    };

    for (const [what, skew, sentence] of [
      ["behind", 3 * 60 * minute, "This computer's clock is 3 hours behind coder0.example.com."],
      ["ahead", -12 * minute, "This computer's clock is 12 minutes ahead of coder0.example.com."],
    ] as const) {
      it(`says that it is ${what}, and whose times are shown`, async () => {
        assert.equal(await messageAt(skew), `${sentence} Times shown are those of coder0.example.com.`);
      });
    }

    it("says nothing while nobody knows, or while it shows the same time", async () => {
      for (const skew of [undefined, 0, 2 * minute, -2 * minute])
        assert.equal(await messageAt(skew), "", String(skew));
      assert.notEqual(await messageAt(2 * minute + 1), "");
    });

    it("names the deployment that it differs from, among several", async () => {
      assert.match(
        await messageAt(0, -60 * minute),
        /1 hour ahead of coder1\.example\.com\. Times shown are those of coder1/,
      );
    });
  });

  describe("beside the name of the view", () => {
    const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
    const states = [stateOf(here, []), stateOf(there, [])];

    it("is always who is signed in at the deployment that commands work with, which is marked among several", async () => {
      const of = async (facts: PictureFacts) => (await tokensPicture(facts)).description;
      assert.equal(await of(factsOf(states.slice(0, 1))), "alice @ coder.example.com");
      assert.equal(await of(factsOf([])), "");
      const facts = factsOf(states, { current: there.deployment.href });
      assert.equal(await of(facts), "alice @ other.example.com");
      const { roots } = await tokensPicture(facts);
      assert.deepEqual(
        roots.map((root) => root.toItem().description),
        ["alice", "alice · current"],
      );
    });
  });

  describe("while a deployment can't be reached", () => {
    const session = sessionAt("coder.example.com", 0);
    const other = stateOf(sessionAt("other.example.com", 0), [token("backup")]);
    const since = new Date("2026-11-24T12:05:00Z");
    const failing = (hasList: boolean): DeploymentState => {
      const state = stateOf(session, [token("deploy")]);
      const last = hasList ? state.state.last : undefined;
      return {
        ...state,
        state: { kind: "failed", error: new Error("503"), since, last },
        survey: hasList ? state.survey : undefined,
      };
    };
    const explain = () => "It does not answer.";

    it("begins with how old the rows are, which are grey, and a click tries again", async () => {
      const { roots, face, message } = await tokensPicture(factsOf([failing(true)], { explain }));
      const [outage, row] = roots.map((root) => root.toItem());
      assert.match(JSON.stringify(outage?.label), /^"From .*12:00/);
      assert.match(String(outage?.description), /^failing since .*12:05/);
      assert.equal(outage?.command?.command, "coderAccess.tokens.refreshTokens");
      assert.equal(row?.resourceUri?.scheme, "coder-access-stale");
      assert.deepEqual([face, message], ["data", "It does not answer."]);
      const { roots: fine } = await tokensPicture(factsOf([other]));
      assert.equal(fine[0]?.toItem().resourceUri, undefined);
    });

    it("offers another attempt where there is no list either", async () => {
      const { roots, face } = await tokensPicture(factsOf([failing(false)], { explain }));
      assert.deepEqual(
        roots.map((root) => [root.toItem().label, root.toItem().command?.title]),
        [["Couldn't be loaded", "Retry"]],
      );
      assert.equal(face, "error");
    });

    it("says the same below that deployment among several, whose row warns", async () => {
      const { roots, message } = await tokensPicture(factsOf([failing(true), other], { explain }));
      const [first] = roots;
      assert.equal((first?.toItem().iconPath as vscode.ThemeIcon).id, "warning");
      const [outage] = (await first?.children?.()) ?? [];
      assert.match(JSON.stringify(outage?.toItem().label), /^"From /);
      assert.equal(message, "It does not answer.");
    });
  });

  describe("for tokens that could not be read", () => {
    const rowsFor = async (unreadable: number, more: Partial<PictureFacts> = {}) => {
      const items = Array.from({ length: unreadable }, () => ({
        id: undefined,
        name: undefined,
        issues: [],
      }));
      const { roots, face } = await tokensPicture(
        factsOf([stateOf(sessionAt("coder.example.com", 0), [], items)], more),
      );
      return { face, rows: roots.map((node) => node.toItem()) };
    };

    it("is a row that counts them and opens the log, also where there is no other", async () => {
      const { rows, face } = await rowsFor(1);
      assert.deepEqual(
        rows.map(({ label, command }) => [label, command?.command, command?.arguments]),
        [["1 token couldn't be read", "coderAccess.general.showLog", []]],
      );
      assert.equal(face, "data", "a welcome would say that there are no tokens");
      assert.deepEqual(
        (await rowsFor(3)).rows.map(({ label }) => label),
        ["3 tokens couldn't be read"],
      );
    });

    it("is the last row in groups, too, and none when all could be read", async () => {
      const { options } = factsOf([]);
      const { rows } = await rowsFor(2, { options: { ...options, isGrouped: true } });
      assert.deepEqual(
        rows.map(({ label }) => label),
        ["2 tokens couldn't be read"],
      );
      assert.deepEqual((await rowsFor(0)).rows, []);
    });
  });

  describe("at two deployments whose tokens have the same id", () => {
    const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
    const same = token("deploy");
    const { href } = here.deployment;

    async function tagsWith(more: Partial<PictureFacts>) {
      const { roots } = await tokensPicture(factsOf([stateOf(here, [same]), stateOf(there, [same])], more));
      return (await tokenRowsOf(roots)).map((row) => {
        const { contextValue = "", description } = row.toItem();
        return [row.token.loaded.session.deployment.host, contextValue, String(description)] as const;
      });
    }

    const marked = [{ deployment: href, tokenId: same.id }] as never;
    const marks = (sources: Partial<MarkSources>) =>
      readMarks(
        {
          vault: { list: () => Promise.resolve([]) },
          kept: { list: () => Promise.resolve([]) },
          retirements: { of: () => undefined },
          ...sources,
        },
        [href, there.deployment.href],
      );
    const pending = {
      tokenId: same.id,
      dueAt: "2026-11-24T13:00:00Z",
      whenUnused: false,
    } as PendingRetirement;
    const listed = { list: () => Promise.resolve(marked) };
    for (const [what, tag, sources] of [
      ["a waiting secret", "secretWaiting", { vault: listed }],
      ["a kept secret", "secretKept", { kept: listed }],
      [
        "a coming end",
        "retiring",
        {
          retirements: {
            of: (at: string, id: string) => (at === href && id === same.id ? pending : undefined),
          },
        },
      ],
    ] as const) {
      it(`marks ${what} on the row of its own deployment alone`, async () => {
        const rows = await tagsWith({ marks: await marks(sources) });
        assert.deepEqual(
          rows.map(([at, tags]) => [at, tags.split("+").includes(tag)]),
          [
            ["coder.example.com", true],
            ["other.example.com", false],
          ],
        );
      });
    }

    it("says on the row of its own deployment alone what is being done with a token", async () => {
      const rows = await tagsWith({
        busyWith: (rowId) => (rowId === `${href} ${same.id}` ? "Expiring…" : undefined),
      });
      assert.deepEqual(
        rows.map(([, , description]) => description === "Expiring…"),
        [true, false],
      );
    });

    it("counts on the icon what the group holds that needs attention, a waiting secret's token included", async () => {
      const { options } = factsOf([]);
      const facts = { marks: await marks({ vault: listed }), options: { ...options, isGrouped: true } };
      const { roots, attention } = await tokensPicture(factsOf([stateOf(here, [same])], facts));
      const [group] = roots.map((root) => root.toItem());
      assert.deepEqual([group?.label, group?.description, attention], ["Needs attention", "1", 1]);
      const { attention: none } = await tokensPicture(factsOf([stateOf(there, [same])], facts));
      assert.equal(none, 0);
    });

    it("puts the token whose secret waits first, and only there", async () => {
      const earlier = token("aaa");
      const picture = await tokensPicture(
        factsOf([stateOf(here, [earlier, same]), stateOf(there, [earlier, same])], {
          marks: await marks({ vault: listed }),
        }),
      );
      const names = (await tokenRowsOf(picture.roots)).map(({ token: listed }) => listed.key.name);
      assert.deepEqual(names, ["deploy", "aaa", "aaa", "deploy"]);
    });
  });
});
