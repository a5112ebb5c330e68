import { Signal } from "../../platform/signal";

/** Fires in this window when what agents have been given has changed, or some of it has ended. */
export const accessChanges = new Signal<undefined>();
