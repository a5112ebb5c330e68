// npm run test:mutation: changes the sources of the most important rooms in one place at a time, and counts
// the changes that no unit test notices. `-- core` selects one room, `-- src/core/lint` a part of one.
// Unchanged sources keep their results from the last run (out/mutation), and a run that is stopped loses one
// piece at most.
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { runMain, say } from "./lib/say.mjs";
import { mutate, partsOf } from "./mutation/mutate.mjs";
import { report } from "./mutation/report.mjs";

await runMain(async () => {
  requireNode();
  await ensureDependencies();
  const { parts, options } = partsOf(process.argv.slice(2));
  for (const [room, pieces] of parts) {
    for (const [index, piece] of pieces.entries()) {
      say(`\n── ${room}, piece ${index + 1} of ${pieces.length}: ${piece.join(", ")}`);
      await mutate(room, piece, options);
    }
  }
  return report([...parts.keys()]);
});
