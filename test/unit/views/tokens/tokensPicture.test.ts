import assert from "node:assert/strict";
import { type MarkSources, readMarks } from "../../../../src/presentation/token/tokenMarks";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import type { PictureFacts } from "../../../../src/views/tokens/pictureFacts";
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
