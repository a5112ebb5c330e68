// npm run test:mutation: changes the sources of the rooms that carry the weight in one place at a time, and counts the changes
// that no unit test notices. `-- core` is one room, `-- src/core/lint` a part of one. What did not change since the last run
// keeps its result (out/mutation).
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { runMain, say } from "./lib/say.mjs";
import { mutate, partsOf } from "./mutation/mutate.mjs";
import { report } from "./mutation/report.mjs";

await runMain(async () => {
  requireNode();
  await ensureDependencies();
  const { parts, options } = partsOf(process.argv.slice(2));
  for (const [room, sources] of parts) {
    say(`\n── ${room}: ${sources.join(", ")}`);
    await mutate(room, sources, options);
  }
  return report([...parts.keys()]);
});
