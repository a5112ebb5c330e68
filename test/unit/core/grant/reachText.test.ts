import assert from "node:assert/strict";
import fc from "fast-check";
import { meansReach, readReachText } from "../../../../src/core";
import { runs } from "../arbitraries";

const one = "4a4b4c4d-4444-4444-8444-4444444eef01";
const two = "4a4b4c4d-4444-4444-8444-4444444eef02";

describe("readReachText", () => {
  const readings: readonly (readonly [text: string, entries: string[]])[] = [
    [one, [`workspace:${one}`]],
    [`template:${one}`, [`template:${one}`]],
    [`["${one}","${two}"]`, [`workspace:${one}`, `workspace:${two}`]],
    [`["${one}", "template:*"]`, [`workspace:${one}`, "template:*"]],
    [`[\n  "workspace:${one}",\n  "user:${two}"\n]`, [`workspace:${one}`, `user:${two}`]],
    [`[{"type":"template","id":"${one}"},{"id":"*","type":"workspace"}]`, [`template:${one}`, "workspace:*"]],
    [`{"allow_list": ["workspace:${one}"]}`, [`workspace:${one}`]],
    [`{"id":"aB3dE6gH9j","allow_list":["template:${one}"],"scopes":["workspace:read"]}`, [`template:${one}`]],
    [`workspace: ${one}`, [`workspace:${one}`]],
    [`Workspace : ${one}`, [`workspace:${one}`]],
    [`workspace: "${one}"`, [`workspace:${one}`]],
    [`"workspace": "${one}"`, [`workspace:${one}`]],
    [`workspace: *`, ["workspace:*"]],
    [`"${one}"`, [`workspace:${one}`]],
    [`'${one}',`, [`workspace:${one}`]],
    [`\`${one}\`;`, [`workspace:${one}`]],
    [`<${one}>`, [`workspace:${one}`]],
    [`- ${one}\n- ${two}\n`, [`workspace:${one}`, `workspace:${two}`]],
    [`${one}; ${two} ${one}`, [`workspace:${one}`, `workspace:${two}`]],
    [`\u200b${one}\ufeff`, [`workspace:${one}`]],
    [`--allow workspace:${one} --allow template:*`, [`workspace:${one}`, "template:*"]],
    [`--allow=workspace:${one} --allow "template:*"`, [`workspace:${one}`, "template:*"]],
    [
      `coder tokens create --name ci --scope workspace:read --allow 'workspace:${one}' --lifetime 7d`,
      [`workspace:${one}`],
    ],
    [`{${one}}`, [`workspace:{${one}}`]],
    [`workspace:{${one}}`, [`workspace:{${one}}`]],
    [`urn:uuid:${one}`, [`workspace:urn:uuid:${one}`]],
    [one.replaceAll("-", ""), [`workspace:${one.replaceAll("-", "")}`]],
    ["*", ["workspace:*"]],
    ["alpha", ["workspace:alpha"]],
    ["workspace:alpha", ["workspace:alpha"]],
    ["", []],
    [" , ; [] ", []],
  ];
  for (const [text, entries] of readings) {
    it(`reads ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readReachText(text, "workspace"), { entries, links: [] });
    });
  }

  it("takes addresses of a server for what they are about, whatever page of it they show", () => {
    const link = (text: string) => {
      const { entries, links } = readReachText(text, "workspace");
      assert.deepEqual([entries, links.length], [[], 1], text);
      const { text: written, ...meant } = links[0] ?? { text: "" };
      assert.ok(text.includes(written) && written !== "", text);
      return meant;
    };
    const host = "h";
    assert.deepEqual(link("https://h/@alice/alpha"), {
      kind: "workspace",
      host,
      owner: "alice",
      name: "alpha",
    });
    for (const rest of ["/builds/3", ".main/terminal", "?tab=x", "#y", "/"]) {
      assert.deepEqual(link(`https://h/@alice/alpha${rest}`), {
        kind: "workspace",
        host,
        owner: "alice",
        name: "alpha",
      });
    }
    assert.deepEqual(link(`"https://h:8443/base/@me/alpha",`), {
      kind: "workspace",
      host: "h:8443",
      owner: "me",
      name: "alpha",
    });
    assert.deepEqual(link("@alice/alpha"), { kind: "workspace", owner: "alice", name: "alpha" });
    assert.deepEqual(link("https://h/%40alice/alpha"), {
      kind: "workspace",
      host,
      owner: "alice",
      name: "alpha",
    });
    assert.deepEqual(link("https://h/templates/docker"), { kind: "template", host, name: "docker" });
    assert.deepEqual(link("https://h/templates/docker/files"), { kind: "template", host, name: "docker" });
    assert.deepEqual(link("https://h/templates/acme/docker/settings"), {
      kind: "template",
      host,
      owner: "acme",
      name: "docker",
    });
    assert.deepEqual(link("https://h/@alice/files"), {
      kind: "workspace",
      host,
      owner: "alice",
      name: "files",
    });
    assert.deepEqual(link("https://h/templates/files"), { kind: "template", host, name: "files" });
    assert.deepEqual(link("https://h/organizations/acme/members"), {
      kind: "organization",
      host,
      name: "acme",
    });
  });

  it("keeps what it cannot read, so that it is said to be wrong", () => {
    for (const text of ["https://h/health", "https://h", "https://%", "https://h/@alice"]) {
      const { entries, links } = readReachText(text, "workspace");
      assert.deepEqual([entries, links], [[text.toLowerCase()], []]);
    }
  });

  it("reads entries and addresses beside each other", () => {
    const { entries, links } = readReachText(`workspace:${one}, https://h/@alice/alpha`, "template");
    assert.deepEqual(entries, [`workspace:${one}`]);
    assert.deepEqual(
      links.map(({ name }) => name),
      ["alpha"],
    );
  });

  it("tells ids, entries and addresses from a name to look for", () => {
    for (const text of [
      one,
      `["${one}"]`,
      "*",
      "workspace:x",
      `{${one}}`,
      "https://h/@a/b",
      "@a/b",
      `workspace: ${one}`,
    ])
      assert.ok(meansReach(text), text);

    for (const text of ["alpha", "", "my workspace", "alice/alpha", `${one} alpha`])
      assert.ok(!meansReach(text), text);
  });

  it("reads any text, and every id in it once", () => {
    const unit = fc.constantFrom(
      one,
      two,
      ...Array.from("\"'[]{}:,; \n*@/-"),
      "workspace",
      "--allow ",
      "https://h/@a/b",
      "type",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        const { entries } = readReachText(text, "workspace");
        assert.equal(new Set(entries).size, entries.length);
        for (const entry of entries) assert.match(entry, /:/);
      }),
      { numRuns: Math.min(runs, 5000) },
    );
  });
});
