import assert from "node:assert/strict";
import type { TemplateParameter } from "../../../../../src/coder/api/workspaces";
import { parameterFault } from "../../../../../src/workspaces/builds/parameters/parameterFault";
import { parameter } from "./parameterSupport";

const option = (value: string) => ({ name: value.toUpperCase(), description: "", value, icon: "" });
const none = { regex: "", error: "", min: undefined, max: undefined, monotonic: "" };

describe("whether a value of a template's parameter fits", () => {
  const fault = (told: Partial<TemplateParameter>, value: string, before?: string) =>
    parameterFault(parameter("size", told), value, before);

  it("has a value where one is required", () => {
    assert.equal(fault({ required: true }, ""), "Enter a value.");
    assert.equal(fault({ required: false }, ""), undefined);
  });

  it("says what a template says of it, with what it names filled in", () => {
    const validation = { ...none, min: 1, max: 100, error: "must be {min} to {max}, not {value} {other}" };
    assert.equal(fault({ type: "number", validation }, "101"), "must be 1 to 100, not 101 {other}");
    assert.equal(fault({ type: "number", validation }, "0"), "must be 1 to 100, not 0 {other}");
    assert.equal(fault({ type: "number", validation }, "100"), undefined);
    const own = { ...validation, error: "" };
    assert.equal(fault({ type: "number", validation: own }, "101"), "Enter a number of at most 100.");
    assert.equal(fault({ type: "number", validation: own }, "-1"), "Enter a number of at least 1.");
  });

  it("takes only numbers for numbers, and yes or no for truth", () => {
    for (const value of ["big", "1e3", "0x1", " 1", "1,5", "--1"])
      assert.equal(fault({ type: "number" }, value), "Enter a number.", value);
    for (const value of ["1", "-1", "+1", "1.5"])
      assert.equal(fault({ type: "number" }, value), undefined, value);
    assert.equal(fault({ type: "bool" }, "maybe"), "Choose yes or no.");
    assert.equal(fault({ type: "bool" }, "false"), undefined);
  });

  it("knows numbers that may only grow or shrink", () => {
    const growing = { type: "number", validation: { ...none, monotonic: "increasing" } };
    assert.equal(fault(growing, "29", "30"), "The number can only grow: it is 30 now.");
    assert.equal(fault(growing, "30", "30"), undefined);
    const shrinking = { type: "number", validation: { ...none, monotonic: "decreasing" } };
    assert.equal(fault(shrinking, "31", "30"), "The number can only shrink: it is 30 now.");
    for (const before of [undefined, "", "none"]) assert.equal(fault(shrinking, "31", before), undefined);
  });

  it("takes only options where there are some, of a list each", () => {
    const options = ["eu", "us"].map(option);
    assert.equal(fault({ options }, "asia"), "Choose one of the options.");
    assert.equal(fault({ options }, "eu"), undefined);
    assert.equal(fault({ options, type: "list(string)" }, '["eu","us"]'), undefined);
    assert.equal(fault({ options, type: "list(string)" }, '["eu","asia"]'), "Choose one of the options.");
    assert.equal(fault({ options, type: "list(string)" }, "eu,us"), "Choose one of the options.");
  });

  it("matches a pattern, and leaves one that it cannot read, or that takes long, to the server", () => {
    const pattern = (regex: string, error = "") => ({ validation: { ...none, regex, error } });
    // Whatever keeps the machine busy meanwhile counts as the pattern's own time.
    const seen = (how: ReturnType<typeof pattern>, value: string) => {
      const looks = Array.from({ length: 50 }, () => () => fault(how, value));
      return looks.reduce<string | undefined>((found, look) => found ?? look(), undefined);
    };
    assert.equal(
      seen(pattern("^https://.+$", "must start with https://"), "ftp://x"),
      "must start with https://",
    );
    assert.equal(seen(pattern("^a+$"), "b"), "The value must match ^a+$.");
    assert.equal(fault(pattern("^a+$"), "aa"), undefined);
    assert.equal(fault(pattern("(?P<go>a)"), "b"), undefined);
    const began = performance.now();
    assert.equal(fault(pattern("^(a+)+$"), `${"a".repeat(60)}!`), undefined);
    assert.ok(performance.now() - began < 2_000, "a pattern of a stranger keeps nobody busy");
  });
});
