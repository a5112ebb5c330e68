import { readFileSync } from "node:fs";

export type RecordedFrame = {
  from: "server" | "client";
  at: number;
  text?: string;
  base64?: string;
  ping?: true;
  fragments?: number[];
};

export type RecordedExchange = {
  name: string;
  kind?: "websocket" | "events" | "count" | "mark";
  as: string;
  note?: string;
  request: { method: string; path: string; body?: unknown };
  response: { status: number; headers?: Record<string, string | string[]>; body?: unknown };
  frames?: RecordedFrame[];
  close?: { at: number; by: "server" | "client"; code: number; reason: string; dropped?: true };
};

export const recordedVersions = ["v2.31.0", "v2.35.1", "v2.36.0"] as const;

/** What a running server of this version answered about workspaces; read when wanted, since each is a megabyte. */
export function recordedWorkspaces(version: (typeof recordedVersions)[number]): RecordedExchange[] {
  const text = readFileSync(`test/recordings/workspaces-${version}.json`, "utf8");
  const { exchanges } = JSON.parse(text) as { exchanges: RecordedExchange[] };
  return exchanges.filter(({ kind }) => kind !== "mark" && kind !== "count");
}

/** The path below `/api/v2`, without its query; nothing for a page or an app. */
export function apiPath({ request }: RecordedExchange): string | undefined {
  const { pathname } = new URL(request.path, "http://host");
  return pathname.startsWith("/api/v2/") ? pathname.slice("/api/v2".length) : undefined;
}

/** The body of an answer as it was on the wire; a page is made of its title and its texts again. */
export function bodyText(body: unknown): string {
  if (typeof body === "string") return body;

  if (typeof body !== "object" || body === null || !("page" in body)) return JSON.stringify(body);

  const [title = "", ...texts] = body.page as string[];
  return `<!doctype html>\n<html><head><title>\n${title}\n</title><style>a { b: c }</style></head>\n<body><p>${texts.join("</p><p>")}</p></body></html>`;
}
