/** A problem that a person can solve: printed as one sentence, without a stack. */
export class Unable extends Error {
  name = "Unable";
}

/**
 * @param {unknown} error whatever was thrown, by the scripts or by the test host
 * @returns {unknown} what to print about it
 */
export function printable(error) {
  return error?.name === "Unable" ? error.message : error;
}

/** @param {string} text one line for the person at the terminal */
export function say(text) {
  console.log(text);
}

/**
 * Runs a command-line program's main function and ends the process with its exit code. An `Unable` is printed
 * as just its sentence, any other failure with its stack; both end with code 1.
 *
 * @param {() => Promise<number | void>} main returns the exit code; none means 0
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(printable(error));
    process.exitCode = 1;
  }
}

/**
 * @param {number} milliseconds a duration
 * @returns {string} the same for people: `4.2 s` or `2 min 5 s`
 */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  return seconds < 60
    ? `${seconds.toFixed(1)} s`
    : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
