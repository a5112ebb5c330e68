import * as l10n from "@vscode/l10n";
import { inBackground } from "../../platform/background";
import { warn } from "../../platform/shown/notify";
import { absoluteTime } from "../../platform/time/times";

/**
 * Says that a lease ends soon, with one button for a new one. For holders that have no better place to say it.
 * @param what names the holder in a whole phrase that can begin a sentence, such as `The terminal "alpha"`.
 * @param until when the lease ends.
 * @param next the button, and what it does.
 */
export function offerNewLease(
  what: string,
  until: Date,
  next: { readonly title: string; readonly run: () => Promise<unknown> },
): void {
  inBackground("Offering a new lease", async () => {
    const sentence = l10n.t("{0} loses access to Coder on {1}.", what, absoluteTime(until));
    if ((await warn(sentence, next.title)) === next.title) await next.run();
  });
}
