import { say } from "../lib/say.mjs";
import { table } from "../lib/table.mjs";

/** @typedef {{ cell: { flow: string, fault: string, profile: string, scope: string }, wrong: string[], isMet: boolean, log?: string[] }} Result */

/**
 * Prints what is wrong, cell by cell, and a table of how many cells stand of each flow and fault.
 *
 * @param {Result[]} results
 * @returns {number} how many cells do not stand
 */
export function printFaults(results) {
  const failed = results.filter(({ wrong }) => wrong.length > 0);
  for (const { cell, wrong } of failed) {
    const { flow, fault, profile, scope } = cell;
    say(`\n✘ ${flow} / ${fault} / ${profile} / ${scope}`);
    for (const what of wrong) say(`    ${what}`);
  }
  const flows = [...new Set(results.map(({ cell }) => cell.flow))];
  const faults = [...new Set(results.map(({ cell }) => cell.fault))];
  const of = (flow, fault) => results.filter(({ cell }) => cell.flow === flow && cell.fault === fault);
  const rows = faults.map((fault) => [fault, ...flows.map((flow) => counts(of(flow, fault)))]);
  say(`\n${table(["fails ↓, passed/all", ...flows], rows)}`);
  return failed.length;
}

function counts(results) {
  if (results.length === 0) return "–";
  const stand = results.filter(({ wrong }) => wrong.length === 0).length;
  return `${stand}/${results.length}${stand < results.length ? " ✘" : ""}`;
}
