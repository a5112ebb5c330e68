import assert from "node:assert/strict";
import fc from "fast-check";
import { reviewItems } from "../../../src/commands/tokens/review/reviewItems";
import type { ListedToken } from "../../../src/presentation/token/listedToken";
import { spokenWords, tokenWords } from "../../../src/presentation/tokenWords";
import { tokenHover } from "../../../src/views/tokens/nodes/tokenHover";
import { tokenParts } from "../../../src/views/tokens/nodes/tokenParts";
import { detailsOf } from "../../../src/webviews/details/detailsOf";
import { timelineOf } from "../../../src/webviews/timeline/timelineOf";
import { useVscode } from "../../support/vscode/host";
import { listedAt } from "../commands/commandSupport";
import { now, toEnd, token } from "../tokens/auditSupport";
import { sessionAt } from "../views/pictureSupport";

const day = 86_400_000;
const hour = day / 24;

/** Whatever tells when a token ends; each text contains one time that is relative to now. */
function textsOf(listed: ListedToken): Readonly<Record<string, string | undefined>> {
  const node = { token: listed } as Parameters<typeof tokenParts>[0];
  const all = [listed.audited];
  const { context } = listed;
  const [row] = timelineOf({ attention: all, active: [], expired: [], all }, context, 10).groups.flatMap(
    ({ rows }) => rows,
  );
  const details = detailsOf(listed);
  const hover = tokenHover(listed);
  return {
    row: tokenWords(listed).join(" · "),
    spoken: spokenWords(listed).join(", "),
    hover: typeof hover === "string" ? hover : hover.facts?.find(([title]) => title === "Expires")?.[1],
    part: tokenParts(node)
      .map((part) => part.toItem())
      .find(({ label }) => label === "Expires")
      ?.description?.toString(),
    headline: details.headline,
    life: details.life.words.replace(/.*(?=expires)/, ""),
    dates: details.dates.find(({ of }) => of === "expires")?.relative,
    bar: row?.detail,
    "bar in words": row?.words,
    "quick pick": listed.facts.expiry,
    review: toEnd(reviewItems([listed], () => false)).find((item) => item.token)?.detail,
  };
}

/** The number of days, months or years that a text names; undefined if it counts something shorter. */
function countOf(text: string): string | undefined {
  if (text.includes("tomorrow")) return "1 d";
  const [, count, unit] = /\b(\d+) (d|mo|y)(?:ays?|nths?|ears?)?\b/.exec(text) ?? [];
  return count === undefined ? undefined : `${count} ${unit}`;
}

describe("how long a token still lives", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  function listed(away: number): ListedToken {
    const expiresAt = new Date(+now + away);
    // Full access, so that the review lists it, too.
    const [found] = listedAt(session, [token("home", { expiresAt, scopes: ["coder:all"] })]);
    return found ?? assert.fail("it is not listed");
  }

  it("is the same number of days, months or years wherever it is told", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 2 * day, max: 10 * day }),
          fc.integer({ min: 2 * day, max: 100 * day }),
          fc.integer({ min: 80 * day, max: 1500 * day }),
        ),
        (away) => {
          const texts = Object.entries(textsOf(listed(away))).filter(
            // The review tells the time only of what expires soon.
            ([where, text]) => where !== "review" || (text ?? "").includes("expires"),
          );
          const counts = new Map(texts.map(([where, text]) => [where, text && countOf(text)]));
          const [first] = counts.values();
          assert.ok(first !== undefined, JSON.stringify(texts));
          for (const [where, count] of counts)
            assert.equal(count, first, `${where}: ${JSON.stringify(texts)}`);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is the same for a token whose last day is begun", () => {
    const { row, headline, dates } = textsOf(listed(4 * day + 20 * hour));
    assert.equal(row, "full access · 5 d");
    assert.equal(headline, "Needs attention · expires in 5 days");
    assert.equal(dates, "in 5 days");
  });
});
