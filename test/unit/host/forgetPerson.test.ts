import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { forgetPerson } from "../../host/forgetPerson";
import { createUserData, type UserData } from "../../host/userData";

describe("a VS Code that is used for one test file after the other", () => {
  let data: UserData;
  const write = (name: string, text = "of the first") => {
    const file = path.join(data.root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };

  beforeEach(() => {
    data = createUserData({
      settings: { "coderAccess.url": "https://first.example" },
      files: { "a.txt": "a" },
    });
  });
  afterEach(() => data.remove());

  it("keeps nothing of what was written down, wherever that was", () => {
    const files = [
      "workspace/.env",
      "another/folder/notes.md",
      "data/coder/session",
      "user-data/User/globalStorage/coder-access.coder-access/journal/1.json",
      "user-data/User/keybindings.json",
      "user-data/Machine/settings.json",
      "user-data/logs/20261128T062736/exthost1/coder-access.coder-access/Coder Access.log",
    ].map((name) => write(name));
    const workspace = forgetPerson(data, {});
    for (const file of files) assert.ok(!existsSync(file), file);
    assert.ok(!existsSync(path.join(data.workspace, "a.txt")));
    assert.notEqual(workspace, data.workspace);
    assert.equal(path.dirname(workspace), data.root);
  });

  it("has the settings of the next alone", () => {
    forgetPerson(data, { settings: { "coderAccess.network.timeout": 5 } });
    const settings = JSON.parse(
      readFileSync(path.join(data.userData, "User", "settings.json"), "utf8"),
    ) as Record<string, unknown>;
    assert.equal(settings["coderAccess.network.timeout"], 5);
    assert.ok(!("coderAccess.url" in settings));
  });

  it("leaves VS Code its extensions", () => {
    const file = write("extensions/coder-access.coder-access-0.1.0/package.json");
    forgetPerson(data, {});
    assert.ok(existsSync(file));
  });
});
