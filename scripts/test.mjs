// npm test: everything, or the named stages. `--grep PATTERN` selects tests, `--headed` shows the browser, `--oldest` uses the
// oldest VS Code that is supported, and further arguments are passed to mocha.
import { format } from "node:util";
import { addCounts, closingLines, nothingRun } from "./lib/counts.mjs";
import { ensureDependencies } from "./lib/dependencies.mjs";
import { requireNode } from "./lib/nodeVersion.mjs";
import { duration, printable, runMain, say } from "./lib/say.mjs";
import { everything, stages } from "./lib/stages.mjs";

function readArguments(args) {
  const names = [];
  const options = { headed: false, edition: "newest", grep: undefined, mocha: [] };
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument in stages) {
      names.push(argument);
    } else if (argument === "--headed") {
      options.headed = true;
    } else if (argument === "--oldest") {
      options.edition = "oldest";
    } else if (argument === "--grep") {
      index += 1;
      options.grep = args[index];
    } else {
      options.mocha.push(argument);
    }
  }
  return { names: names.length === 0 ? everything : names, options };
}

async function runStage({ title, needs, run }, options, done, print = say) {
  const started = Date.now();
  print(`\n── ${title}`);
  try {
    for (const need of needs) {
      if (!done.has(need)) done.set(need, need(options));
      await done.get(need);
    }
    const counts = await run(options, print);
    print(`── ${title}: ${duration(Date.now() - started)}`);
    return counts;
  } catch (error) {
    print(format("  ✘ %s", printable(error)));
    return { ...nothingRun, failed: 1, failures: [title] };
  }
}

/**
 * Runs a stage beside the next one. What it prints is kept, so that neither is lost in the other.
 *
 * @returns {() => Promise<import("./lib/counts.mjs").Counts | void>} waits for its end, prints and gives what came of it
 */
function runBeside(stage, options, done) {
  const lines = [];
  const running = runStage(stage, options, done, (line) => lines.push(line));
  return async () => {
    const counts = await running;
    lines.forEach(say);
    return counts;
  };
}

await runMain(async () => {
  requireNode();
  const { names, options } = readArguments(process.argv.slice(2));
  await ensureDependencies();
  let total = nothingRun;
  const done = new Map();
  let hasTested = false;
  const add = (counts) => {
    if (counts === undefined) return;
    hasTested = true;
    total = addCounts(total, counts);
  };
  let besides = [];
  for (const name of names) {
    const stage = stages[name];
    if (stage.isBeside && name !== names.at(-1)) {
      say(`\n── ${stage.title}: beside what follows, and shown after it`);
      besides.push(runBeside(stage, options, done));
    } else {
      add(await runStage(stage, options, done));
      for (const end of besides) add(await end());
      besides = [];
    }
  }
  if (hasTested) say(closingLines(total));

  return total.failed > 0 || (hasTested && total.passed === 0) ? 1 : 0;
});
