import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Things of which there may be thousands: 10,000 of them are not "10000". */
const manyOf = /\{(\w+)\}(?= (?:more |expired )?(?:tokens|workspaces|favorites|may still work)\b)/gi;
const amongMany = /\{(\w+)\} of \{(\w+)\}(?=[ .]|$)(?! checks)/g;

/**
 * Sentences whose numbers stay small (places in a queue, questions of a form, what an allow list of at most 128
 * entries names), and those in which the places have names.
 */
const staysSmall =
  /^(waiting to|in the queue|Waiting in the queue|\{0\} for|\{token\} of|Build \{1\} of|"\{0\}" on)/i;
const isSmallFile = (file: string) => file.startsWith(path.join("src", "core"));

describe("numbers in sentences", () => {
  const files = fs
    .readdirSync("src", { recursive: true, encoding: "utf8" })
    .map((file) => path.join("src", file))
    .filter((file) => file.endsWith(".ts") && !isSmallFile(file));

  it("are written as the language writes them, wherever there may be thousands", () => {
    const found = { sentences: 0, plain: [] as string[] };
    for (const file of files) {
      const text = fs.readFileSync(file, "utf8");
      if (!text.includes("l10n.t(")) continue;
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText(source) === "l10n.t") look(node);
        ts.forEachChild(node, visit);
      };
      const look = ({ arguments: [first, ...values] }: ts.CallExpression): void => {
        if (!first || !ts.isStringLiteralLike(first) || values.length === 0 || staysSmall.test(first.text))
          return;
        const places = new Set(
          [...first.text.matchAll(manyOf), ...first.text.matchAll(amongMany)].flatMap(
            ([, ...names]) => names,
          ),
        );
        for (const place of places) {
          found.sentences += 1;
          const value = valueAt(values, place)?.getText(source) ?? "";
          if (!value.startsWith("shownNumber(") && !isMade(value))
            found.plain.push(`${file}: ${first.text} {${place}} is ${value}`);
        }
      };
      visit(source);
    }
    assert.deepEqual(found.plain, []);
    assert.ok(found.sentences > 40, `${found.sentences} were looked at`);
  });

  /** A few sentences get a number that was written before. */
  const isMade = (value: string) => value === "all" || value === "amount";
});

function valueAt([first, ...others]: readonly ts.Expression[], place: string): ts.Node | undefined {
  if (/^\d+$/.test(place)) return [first, ...others][Number(place)];
  if (!first || !ts.isObjectLiteralExpression(first)) return undefined;
  const property = first.properties.find((one) => one.name?.getText() === place);
  return property && ts.isPropertyAssignment(property) ? property.initializer : property?.name;
}
