import { until } from "../../host/until";
import type { Workbench } from "./workbench";

/** Every value that VS Code has written down in the browser, as one text. Runs in the page. */
const everythingStored = `(async () => {
  const done = (request) => new Promise((resolve) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(undefined);
  });
  const texts = [];
  for (const { name } of await indexedDB.databases()) {
    if (!name.startsWith("vscode-web-state-db")) continue;
    const database = await done(indexedDB.open(name));
    for (const table of database?.objectStoreNames ?? []) {
      texts.push(...(await done(database.transaction(table).objectStore(table).getAll())).map(String));
    }
    database?.close();
  }
  return [...texts, ...Object.keys(localStorage)].join("\\n");
})()`;

/** Waits until VS Code has written something down, so that a reload or another window finds it. */
export async function written({ page }: Workbench, text: string): Promise<void> {
  await until(
    async () => ((await page.evaluate<string>(everythingStored)).includes(text) ? true : undefined),
    () => `VS Code has not written down “${text}”.`,
  );
}
