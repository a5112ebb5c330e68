/**
 * Says of the surrounding `describe` that each test goes on from the one before: after a failure its other tests are
 * skipped. Mocha's own `bail` would leave out every later `describe` that has it, and not count what it left out.
 */
export function stepByStep(): void {
  let hasFailed = false;
  beforeEach(function () {
    if (hasFailed) this.skip();
  });
  afterEach(function () {
    hasFailed ||= this.currentTest?.state === "failed";
  });
}
