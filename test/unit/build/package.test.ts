import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { listFiles, PackageManager } from "@vscode/vsce";

/** What goes to people: what is built, pictures, texts, and the papers. */
const published =
  /^(dist\/.+\.(js|css)|dist\/(ThirdPartyNotices\.txt|sbom\.cdx\.json)|media\/.+\.(svg|png|md)|l10n\/.+\.json|package(\.nls(\.[\w-]+)?)?\.json|README\.md|CHANGELOG\.md|LICENSE)$/;

describe("the package", function () {
  this.timeout(30_000);

  it("holds what people use, and nothing that developers do", async () => {
    const files = (await listFiles({ cwd: process.cwd(), packageManager: PackageManager.None })).map((file) =>
      file.replace(/\\/g, "/"),
    );
    assert.deepEqual(
      files.filter((file) => !published.test(file)),
      [],
    );
    for (const file of ["package.json", "package.nls.json", "README.md", "l10n/bundle.l10n.json"])
      assert.ok(files.includes(file), file);
  });

  it("is looked for beside what must stay out of it", () => {
    for (const name of [".vscode", ".github", "docs", "scripts", "src", "test", "AGENTS.md", "SECURITY.md"])
      assert.ok(existsSync(name), name);

    assert.ok(readdirSync(".github").length > 0);
  });
});
