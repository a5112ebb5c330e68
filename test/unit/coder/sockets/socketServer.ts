import { createHash } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { ofCoder } from "../testServer";

/** A message that a client sent, as it was framed. */
export type Received = { opcode: number; bytes: Buffer; masked: boolean; frames: number };

/** The server's end of one socket. Frames are written by hand, so that they can be as ugly as wanted. */
export type Peer = {
  readonly request: http.IncomingMessage;
  readonly received: Received[];
  /** Whether the connection is gone. */
  readonly isGone: () => boolean;
  /** Bytes that wait since the client does not read. */
  readonly waiting: () => number;
  /** A message in one frame, or in frames of these sizes. */
  readonly send: (content: string | Buffer, fragments?: readonly number[]) => void;
  readonly ping: () => void;
  /** Any bytes at all. */
  readonly raw: (bytes: Buffer) => void;
  readonly close: (code?: number, reason?: string) => void;
  /** Ends the connection without a close frame; `reset` with a TCP reset. */
  readonly drop: (how?: "end" | "reset") => void;
};

export type SocketServer = {
  readonly origin: string;
  readonly handshakes: http.IncomingMessage[];
  readonly peers: Peer[];
  readonly close: () => Promise<void>;
};

/** What is done with a handshake: a socket, or another answer written to the connection. */
export type Shaking = (peer: Peer, index: number) => void;
export type Refusing = (request: http.IncomingMessage, index: number) => string | undefined;

export const opcodes = { continued: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** One frame as a server sends it. */
export function frame(opcode: number, payload: Buffer, isLast = true): Buffer {
  const head = [(isLast ? 0x80 : 0) | opcode];
  if (payload.length < 126) head.push(payload.length);
  else if (payload.length < 65_536) head.push(126, payload.length >> 8, payload.length & 0xff);
  else head.push(127, 0, 0, 0, 0, ...[24, 16, 8, 0].map((shift) => (payload.length >> shift) & 0xff));

  return Buffer.concat([Buffer.from(head), payload]);
}

/** A server of WebSockets on a free port of loopback, which notes all handshakes and messages. */
export async function startSocketServer(
  onSocket: Shaking,
  {
    refuse,
    plain,
    headers = ofCoder,
    tls,
  }: {
    /** The whole text of another answer than 101. */
    refuse?: Refusing;
    /** Answers to requests that are no handshakes. */
    plain?: http.RequestListener;
    headers?: Readonly<Record<string, string>>;
    tls?: https.ServerOptions;
  } = {},
): Promise<SocketServer> {
  const handshakes: http.IncomingMessage[] = [];
  const peers: Peer[] = [];
  const connections = new Set<Socket>();
  const answer: http.RequestListener = plain ?? ((_request, response) => response.writeHead(500).end());
  const server = tls === undefined ? http.createServer(answer) : https.createServer(tls, answer);
  server.on("connection", (socket: Socket) => {
    connections.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => connections.delete(socket));
  });
  server.on("upgrade", (request: http.IncomingMessage, socket: Socket) => {
    const index = handshakes.push(request) - 1;
    socket.on("error", () => undefined);
    const refusal = refuse?.(request, index);
    if (refusal !== undefined) {
      socket.end(refusal);
      return;
    }
    const accept = createHash("sha1")
      .update(`${request.headers["sec-websocket-key"] ?? ""}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
      .digest("base64");
    const extra = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${extra.join("")}\r\n`,
    );
    const peer = peerOn(request, socket);
    peers.push(peer);
    onSocket(peer, index);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `${tls === undefined ? "http" : "https"}://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    handshakes,
    peers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        for (const connection of connections) connection.destroy();
      }),
  };
}

/** Runs something with such a server and closes it whatever happens. */
export async function withSockets(
  onSocket: Shaking,
  work: (server: SocketServer) => Promise<void>,
  options: Parameters<typeof startSocketServer>[1] = {},
): Promise<void> {
  const server = await startSocketServer(onSocket, options);
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

function peerOn(request: http.IncomingMessage, socket: Socket): Peer {
  const received: Received[] = [];
  let rest = Buffer.alloc(0);
  let open: Received | undefined;
  let saidGoodbye = false;
  let gone = false;
  socket.on("close", () => {
    gone = true;
  });
  const close = (code?: number, reason = ""): void => {
    saidGoodbye = true;
    const payload = Buffer.alloc(code === undefined ? 0 : 2 + Buffer.byteLength(reason));
    if (code !== undefined) {
      payload.writeUInt16BE(code);
      payload.write(reason, 2);
    }
    socket.write(frame(opcodes.close, payload));
  };
  socket.on("data", (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const taken = takeFrame(rest);
      if (taken === undefined) return;

      rest = rest.subarray(taken.size);
      if (taken.opcode === opcodes.close) {
        received.push({ opcode: taken.opcode, bytes: taken.payload, masked: taken.masked, frames: 1 });
        if (!saidGoodbye) close(taken.payload.length >= 2 ? taken.payload.readUInt16BE() : undefined);

        socket.end();
      } else if (taken.opcode >= opcodes.close) {
        received.push({ opcode: taken.opcode, bytes: taken.payload, masked: taken.masked, frames: 1 });
      } else {
        open ??= { opcode: taken.opcode, bytes: Buffer.alloc(0), masked: taken.masked, frames: 0 };
        open.bytes = Buffer.concat([open.bytes, taken.payload]);
        open.frames += 1;
        if (taken.isLast) {
          received.push(open);
          open = undefined;
        }
      }
    }
  });
  return {
    request,
    received,
    isGone: () => gone,
    waiting: () => socket.writableLength,
    send: (content, fragments) => {
      const bytes = Buffer.from(content);
      const opcode = typeof content === "string" ? opcodes.text : opcodes.binary;
      const sizes = fragments ?? [bytes.length];
      let start = 0;
      sizes.forEach((size, index) => {
        socket.write(
          frame(
            index === 0 ? opcode : opcodes.continued,
            bytes.subarray(start, start + size),
            index === sizes.length - 1,
          ),
        );
        start += size;
      });
    },
    ping: () => {
      socket.write(frame(opcodes.ping, Buffer.alloc(0)));
    },
    raw: (bytes) => {
      socket.write(bytes);
    },
    close,
    drop: (how = "end") => {
      if (how === "reset") socket.resetAndDestroy();
      else socket.destroy();
    },
  };
}

function takeFrame(
  bytes: Buffer,
): { opcode: number; isLast: boolean; masked: boolean; payload: Buffer; size: number } | undefined {
  if (bytes.length < 2) return undefined;

  const [first = 0, second = 0] = bytes;
  const short = second & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const masked = (second & 0x80) !== 0;
  const start = 2 + lengthBytes + (masked ? 4 : 0);
  if (bytes.length < start) return undefined;

  const length =
    lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < start + length) return undefined;

  const payload = Buffer.from(bytes.subarray(start, start + length));
  if (masked) {
    const mask = bytes.subarray(start - 4, start);
    for (let index = 0; index < payload.length; index += 1)
      payload[index] = (payload[index] ?? 0) ^ (mask[index % 4] ?? 0);
  }
  return { opcode: first & 0x0f, isLast: (first & 0x80) !== 0, masked, payload, size: start + length };
}
