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

async function runStage({ title, needs, run }, options, done) {
  const started = Date.now();
  say(`\n── ${title}`);
  try {
    for (const need of needs) {
      if (!done.has(need)) {
        await need(options);
        done.add(need);
      }
    }
    const counts = await run(options);
    say(`── ${title}: ${duration(Date.now() - started)}`);
    return counts;
  } catch (error) {
    say(format("  ✘ %s", printable(error)));
    return { ...nothingRun, failed: 1, failures: [title] };
  }
}

await runMain(async () => {
  requireNode();
  const { names, options } = readArguments(process.argv.slice(2));
  await ensureDependencies();
  let total = nothingRun;
  const done = new Set();
  const tested = [];
  for (const name of names) {
    const counts = await runStage(stages[name], options, done);
    if (counts !== undefined) {
      tested.push(name);
      total = addCounts(total, counts);
    }
  }
  if (tested.length > 0) say(closingLines(total));

  return total.failed > 0 || (tested.length > 0 && total.passed === 0) ? 1 : 0;
});
