import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { commandText, shellOf } from "../../../../src/drafting/outcome/commandText";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";

const request: TokenRequest = {
  name: "watch-alpha",
  lifetimeSeconds: 129_600,
  grant: {
    scopes: ["workspace:read", "template:*"],
    allowList: [
      { type: "workspace", id: "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21" },
      { type: "template", id: "*" },
    ],
  },
};

describe("the command that creates the same token", () => {
  it("names every scope and every entry, and quotes what a shell would change", () => {
    assert.equal(
      commandText(request),
      "coder tokens create --name watch-alpha --lifetime 1d12h --scope workspace:read --scope 'template:*' " +
        "--allow workspace:8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21 --allow 'template:*'",
    );
  });

  it("names the user whom it is for, if it is another", () => {
    const owner = { id: "00000000-0000-4000-8000-00000000000b", username: "bob" };
    assert.match(commandText({ ...request, owner }), /^coder tokens create --user bob --name watch-alpha /);
  });

  it("gives a shell exactly the name that was typed", () => {
    const names = fc.sample(
      fc.string({ unit: "grapheme", minLength: 1 }).filter((name) => !/[\0]/.test(name)),
      40,
    );
    for (const name of [...names, 'it\'s $HOME `x` "y" \\ ; & | * ~ !', "a\nb"]) {
      const command = commandText({ ...request, name }).replace("coder tokens create", "printf '%s\\0'");
      const words = execFileSync("/bin/sh", ["-c", command], { encoding: "utf8" }).split("\0");
      assert.equal(words[1], name);
      assert.equal(words.length, 13);
    }
  });

  it("doubles quotes for PowerShell, curly ones too, and for cmd", () => {
    assert.match(commandText({ ...request, name: "it's ‘x" }, "powerShell"), /--name 'it''s ‘‘x'/);
    assert.match(commandText({ ...request, name: 'a "b" & c' }, "cmd"), /--name "a ""b"" & c"/);
  });

  it("knows the shell by its program", () => {
    assert.equal(shellOf("/usr/bin/bash"), "posix");
    assert.equal(shellOf("C:\\Program Files\\PowerShell\\7\\pwsh.exe"), "powerShell");
    assert.equal(shellOf("C:\\Windows\\System32\\cmd.exe"), "cmd");
    assert.equal(shellOf(""), "posix");
  });
});
