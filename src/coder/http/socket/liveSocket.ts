import type { WebSocket } from "ws";
import type { DeploymentUrl } from "../../api/deployment";
import { TooLarge, Unreadable } from "../../errors/badAnswers";
import { type CoderError, GivenUp } from "../../errors/coderError";
import { Unreachable } from "../../errors/unreachable";

/** The code if there is no close frame (RFC 6455, 7.1.5). */
const noCloseFrame = 1006;

/** How a socket ended. */
export type SocketEnd = {
  readonly code: number;
  readonly reason: string;
  /** Whether the other side sent a close frame. */
  readonly isSaid: boolean;
  /** The cause, if known. */
  readonly error: CoderError | undefined;
};

/** What a socket needs to know about its surroundings. */
export type Surroundings = {
  readonly deployment: DeploymentUrl;
  readonly maxBytes: number;
  /** After this much silence, in ms, it counts as dead. */
  readonly silenceMs: number;
  /** Masks secrets in a text. */
  readonly hide: (text: string) => string;
  /** Each of these ends it. */
  readonly signals: readonly (AbortSignal | undefined)[];
};

/** An open socket. It stays paused until its owner listens and calls {@link resume}. */
export class LiveSocket {
  readonly deployment: DeploymentUrl;
  /** Never rejects. */
  readonly closed: Promise<SocketEnd>;
  /** Receives each message; text is UTF-8. */
  onMessage: ((bytes: Buffer) => void) | undefined;
  /** Called once with how it ended, if set by then. */
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

  /** Bytes that were sent but not yet handed to the network. */
  get unsentBytes(): number {
    return this.#websocket.bufferedAmount;
  }

  /** Sends a binary message; does nothing after the end. */
  send(bytes: Buffer): void {
    if (!this.#isEnding) this.#websocket.send(bytes, { binary: true });
  }

  /**
   * Stops reading from the network. What has arrived already is still delivered; we do not check whether the
   * other side is alive.
   */
  pause(): void {
    if (this.#isEnding) return;

    this.#websocket.pause();
    clearTimeout(this.#silence);
    this.#silence = undefined;
  }

  /** Reads from the network again. */
  resume(): void {
    this.#websocket.resume();
    if (this.#isEnding || this.#silence !== undefined) return;

    this.#silence = setTimeout(() => {
      const { deployment, silenceMs } = this.#around;
      this.#error ??= new Unreachable(deployment, "timeout", { sent: "maybe", timeoutMs: silenceMs });
      this.#websocket.terminate();
    }, this.#around.silenceMs);
  }

  /** Ends it; no more messages arrive. */
  readonly close = (): void => {
    if (this.#isEnding) return;

    this.#isEnding = true;
    clearTimeout(this.#silence);
    // A close frame is seen only while reading.
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
