/** What a window is begun with. */
export type Beginning = {
  readonly kind: "begin";
  readonly url: string;
  /** The folder that both windows have. */
  readonly storage: string;
  readonly haste: number;
  /** When time began to pass faster, in ms of the machine's own time since 1970. */
  readonly since: number;
  readonly seed: number;
};

/** What the soak tells a window. */
export type ToWindow =
  | Beginning
  /** The keyring's answer. */
  | { readonly kind: "answer"; readonly id: number; readonly value?: string | readonly string[] | undefined }
  /** Somebody changed a secret. */
  | { readonly kind: "changed"; readonly key: string }
  /** The machine slept. */
  | { readonly kind: "slept"; readonly milliseconds: number }
  /** Come to rest, and say what you hold. */
  | {
      readonly kind: "sample";
      /** Write the whole heap into a file with this beginning, absolute. */
      readonly snapshot?: string | undefined;
    };

/** What a window holds at rest. */
export type Sample = {
  /** Of the heap after it was collected, in MiB. */
  readonly heap: number;
  readonly sockets: number;
  readonly timers: number;
  readonly listeners: number;
  /** Files on the disk. */
  readonly records: number;
};

/** What a window tells the soak. */
export type FromWindow =
  | {
      readonly kind: "keyring";
      readonly id: number;
      readonly call: "get" | "store" | "delete" | "keys";
      readonly key: string;
      readonly value?: string;
    }
  | { readonly kind: "sampled"; readonly sample: Sample }
  /** Something was done, or did not end. */
  | { readonly kind: "did"; readonly what: string; readonly isOver: boolean };
