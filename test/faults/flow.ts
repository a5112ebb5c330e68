import type { FaultRule } from "../coderd";
import type { World } from "./world";

/** Something that the screen may say, and whether it is so at the server. */
export type Claim = { readonly said: RegExp; readonly isSo: (world: World) => boolean };

/** Something that a person does, from the front door to its end. */
export type Flow = {
  /** The request that it is about. */
  readonly own: FaultRule;
  /** Whether the person begins signed out. */
  readonly isSignedOut?: boolean;
  /** Brings everything to the moment before; nothing fails yet. */
  readonly prepare: (world: World) => Promise<void>;
  /** Does it, and waits until the screen says how it went. Gives false where it never did. */
  readonly act: (world: World) => Promise<boolean>;
  /** Whether what the person wanted has come about, at the server and on the screen. */
  readonly isDone: (world: World) => boolean | Promise<boolean>;
  readonly claims?: readonly Claim[];
  /** It needs to say nothing where it fails, since it is done later without the person. */
  readonly isQuiet?: boolean;
  /** What the person does once nothing fails any more, so that all is well in the end. */
  readonly after?: (world: World) => Promise<void>;
};
