/** How long things take; a test may change them while the server runs. In milliseconds. */
export interface Timings {
  /** The minimum time that a build is pending. */
  queueDelay: number;
  /** From the beginning of a build to its end. */
  buildDuration: number;
  /** From the request to cancel a running build to its end. */
  cancelDuration: number;
  /** From the end of a start until its agents connect. */
  agentConnects: number;
  /** From there until their start scripts finish. */
  agentReady: number;
}
