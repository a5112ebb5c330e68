import type { WebSocket } from "ws";
import type { DeploymentUrl } from "../../api/deployment";
import { TooLarge, Unreadable } from "../../errors/badAnswers";
import { type CoderError, GivenUp } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";

/** Without a close frame the code is this (RFC 6455, 7.1.5). */
const noCloseFrame = 1006;

/** How a socket ended. */
export type SocketEnd = {
  readonly code: number;
  readonly reason: string;
  /** The other side sent a close frame. */
  readonly isSaid: boolean;
  /** What broke it, where that is known. */
  readonly error: CoderError | undefined;
};

/** What a socket needs to know of what it belongs to. */
export type Surroundings = {
  readonly deployment: DeploymentUrl;
  readonly maxBytes: number;
  /** It is dead when nothing comes for so long, in ms. */
  readonly silenceMs: number;
  /** Frees a text of secrets. */
  readonly hide: (text: string) => string;
  /** Ends it. */
  readonly signals: readonly (AbortSignal | undefined)[];
};

/** An open socket. It is paused until its owner listens and calls {@link resume}. */
export class LiveSocket {
  readonly deployment: DeploymentUrl;
  /** Never rejects. */
  readonly closed: Promise<SocketEnd>;
  /** Is given each message; a text in UTF-8. */
  onMessage: ((bytes: Buffer) => void) | undefined;
  /** Is told once how it ended, if it is set by then. */
  onEnd: ((end: SocketEnd) => void) | undefined;
  readonly #websocket: WebSocket;
  readonly #around: Surroundings;
  #error: CoderError | undefined;
  #silence: NodeJS.Timeout | undefined;
  #isEnding = false;

  constructor(websocket: WebSocket, around: Surroundings) {
    this.deployment = around.deployment;
    this.#websocket = websocket;
    this.#around = around;
    websocket.binaryType = "nodebuffer";
    websocket.on("message", (bytes) => {
      this.#heard();
      if (!this.#isEnding) this.onMessage?.(bytes as Buffer);
    });
    websocket.on("ping", this.#heard);
    websocket.on("pong", this.#heard);
    websocket.on("error", (error) => {
      this.#error ??= this.#faultOf(error);
    });
    const callers = around.signals.filter((signal) => signal !== undefined);
    this.closed = new Promise((resolve) => {
      websocket.once("close", (code, reason) => {
        clearTimeout(this.#silence);
        for (const caller of callers) caller.removeEventListener("abort", this.#giveUp);

        const end: SocketEnd = {
          code,
          reason: around.hide(reason.toString("utf8")),
          isSaid: code !== noCloseFrame,
          error: this.#error,
        };
        resolve(end);
        this.onEnd?.(end);
      });
    });
    for (const caller of callers) caller.addEventListener("abort", this.#giveUp, { once: true });

    if (callers.some(({ aborted }) => aborted)) this.#giveUp();
  }

  /** Bytes that were sent and not yet handed to the network. */
  get unsentBytes(): number {
    return this.#websocket.bufferedAmount;
  }

  /** Sends a binary message; nothing when it is over. */
  send(bytes: Buffer): void {
    if (!this.#isEnding) this.#websocket.send(bytes, { binary: true });
  }

  /** Takes no more from the network. What has arrived already still comes; whether the other side lives is not looked at. */
  pause(): void {
    if (this.#isEnding) return;

    this.#websocket.pause();
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  /** Takes from the network again. */
  resume(): void {
    this.#websocket.resume();
    if (this.#isEnding || this.#silence !== undefined) return;

    this.#silence = setTimeout(() => {
      const { deployment, silenceMs } = this.#around;
      this.#error ??= new Unreachable(deployment, "timeout", { sent: "maybe", timeoutMs: silenceMs });
      this.#websocket.terminate();
    }, this.#around.silenceMs);
  }

  /** Ends it; no message comes any more. */
  readonly close = (): void => {
    if (this.#isEnding) return;

    this.#isEnding = true;
    clearTimeout(this.#silence);
    // A close frame is read only while something is.
    this.#websocket.resume();
    this.#websocket.close(1000);
  };

  readonly #giveUp = (): void => {
    if (!this.#isEnding) this.#error ??= new GivenUp(this.deployment, "maybe");

    this.close();
  };

  readonly #heard = (): void => {
    this.#silence?.refresh();
  };

  #faultOf(error: Error): CoderError {
    const { deployment, maxBytes } = this.#around;
    const { code = "" } = error as { code?: string };
    if (code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") return new TooLarge(deployment, maxBytes);

    return code.startsWith("WS_ERR_")
      ? new Unreadable(deployment, ["(message)"])
      : new Unreachable(deployment, "reset", { sent: "maybe" });
  }
}
