import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseDeploymentUrl } from "../../../../src/coder";
import { type CliPlace, readCliSession } from "../../../../src/session/ways/cliSession";

const kept = "abcdefghij-0123456789ABCDEFGHIJKL";
const fromKeyring = "keyringkey-0123456789ABCDEFGHIJKL";
const here = "https://coder.example.com";

describe("the session of the Coder CLI", () => {
  let folder: string;
  let place: CliPlace;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "coder-access-cli-"));
    place = {
      environment: { CODER_CONFIG_DIR: folder, PATH: path.join(folder, "bin") },
      platform: process.platform,
      home: folder,
    };
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const at = async (address: string, where = place) => {
    const deployment = parseDeploymentUrl(address);
    assert.ok(deployment.ok);
    return (await readCliSession(deployment.value, where))?.expose();
  };
  const keep = (address: string, session = kept, where = folder) => {
    mkdirSync(where, { recursive: true });
    writeFileSync(path.join(where, "url"), `${address}\n`);
    writeFileSync(path.join(where, "session"), `${session}\n`);
  };
  /** Puts a program `coder` on the path that notes what it was asked, and answers. */
  const install = (answer: string) => {
    mkdirSync(path.join(folder, "bin"));
    const script = `#!/bin/sh\necho "$CODER_SESSION_TOKEN $*" > ${folder}/asked\n${answer}\n`;
    writeFileSync(path.join(folder, "bin", "coder"), script, { mode: 0o755 });
  };

  it("is read from its files, which stay as they are", async () => {
    keep(`${here}/`);
    const before = readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8"));
    assert.equal(await at(here), kept);
    assert.deepEqual(
      readdirSync(folder).map((name) => readFileSync(path.join(folder, name), "utf8")),
      before,
    );
  });

  for (const other of ["http://coder.example.com", "https://coder.example.com:8443", `${here}/base`]) {
    it(`is not given to another deployment: ${other}`, async () => {
      keep(here);
      assert.equal(await at(other), undefined);
    });
  }

  it("is absent without files and without the program", async () => {
    assert.equal(await at(here), undefined);
    keep(here, "no token");
    assert.equal(await at(here), undefined);
  });

  for (const [platform, environment, parts] of [
    ["linux", {}, [".config", "coderv2"]],
    ["darwin", {}, ["Library", "Application Support", "coderv2"]],
    ["win32", {}, ["AppData", "Roaming", "coderv2"]],
  ] as const) {
    it(`is looked for where the CLI keeps it on ${platform}`, async () => {
      keep(here, kept, path.join(folder, ...parts));
      assert.equal(await at(here, { environment, platform, home: folder }), kept);
    });
  }

  it("is looked for in a folder of Windows there, and nowhere else", async () => {
    const environment = { CODER_CONFIG_DIR: "C:\\coder" };
    keep(here, kept, path.join(folder, "AppData", "Roaming", "coderv2"));
    keep(here, kept, path.join(folder, ".config", "coderv2"));
    assert.equal(await at(here, { environment, platform: "win32", home: folder }), undefined);
    assert.equal(await at(here, { environment, platform: "linux", home: folder }), kept);
  });

  describe("where a variable names no absolute folder", () => {
    const before = process.cwd();
    afterEach(() => process.chdir(before));

    for (const [platform, parts] of [
      ["linux", [".config", "coderv2"]],
      ["win32", ["AppData", "Roaming", "coderv2"]],
    ] as const) {
      for (const written of ["", ".", "project", "./project"]) {
        it(`is read from the usual folder on ${platform}, not from the working folder: ${JSON.stringify(written)}`, async () => {
          const working = path.join(folder, "working");
          keep(here, "strangerky-0123456789ABCDEFGHIJKL", path.join(working, written));
          keep(here, "strangerky-0123456789ABCDEFGHIJKL", path.join(working, written, "coderv2"));
          process.chdir(working);
          const environment = { CODER_CONFIG_DIR: written, APPDATA: written, XDG_CONFIG_HOME: written };
          assert.equal(await at(here, { environment, platform, home: folder }), undefined);
          keep(here, kept, path.join(folder, ...parts));
          assert.equal(await at(here, { environment, platform, home: folder }), kept);
        });
      }
    }

    it("is read there when it is absolute", async () => {
      keep(here, kept, path.join(folder, "own", "coderv2"));
      const environment = { XDG_CONFIG_HOME: path.join(folder, "own") };
      assert.equal(await at(here, { environment, platform: "linux", home: folder }), kept);
    });
  });

  describe("that asks its keyring", () => {
    before(function () {
      if (process.platform === "win32") this.skip();
    });

    it("is asked for this deployment, and not told of the environment's session", async () => {
      install(`echo ${fromKeyring}`);
      const environment = { ...place.environment, CODER_SESSION_TOKEN: kept };
      assert.equal(await at(here, { ...place, environment }), fromKeyring);
      assert.equal(readFileSync(path.join(folder, "asked"), "utf8"), ` login token --url ${here}\n`);
    });

    it("is asked without folders that are not absolute", async () => {
      install(`echo "$CODER_CONFIG_DIR,$XDG_CONFIG_HOME" > ${folder}/told; echo ${fromKeyring}`);
      const environment = { ...place.environment, CODER_CONFIG_DIR: "here", XDG_CONFIG_HOME: "" };
      assert.equal(await at(here, { ...place, environment }), fromKeyring);
      assert.equal(readFileSync(path.join(folder, "told"), "utf8"), ",\n");
    });

    it("is absent when the program fails or says something else", async () => {
      install("echo 'not logged in'; exit 1");
      assert.equal(await at(here), undefined);
      rmSync(path.join(folder, "bin"), { recursive: true });
      install("echo 'Your token:'");
      assert.equal(await at(here), undefined);
    });

    it("is not taken when it is the one of another deployment", async () => {
      keep("https://other.example.com");
      install(`echo ${kept}`);
      assert.equal(await at(here), undefined);
    });
  });
});
