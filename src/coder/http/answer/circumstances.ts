import type { DeploymentUrl } from "../../api/deployment";
import type { Redactor } from "./redactor";

/** What has to be known beside an answer to tell what it means. */
export type Circumstances = {
  readonly deployment: DeploymentUrl;
  /** Below `/api/v2/`. */
  readonly path: string;
  readonly isWrite: boolean;
  /** The only statuses that say that it was done; where it is not given, an answer in JSON does. */
  readonly doneBy: readonly number[] | undefined;
  readonly redactor: Redactor;
  /** The deployment's time. */
  readonly now: Date;
};
