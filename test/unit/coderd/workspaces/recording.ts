import v2310 from "../../../recordings/workspaces-v2.31.0.json" with { type: "json" };
import v2351 from "../../../recordings/workspaces-v2.35.1.json" with { type: "json" };
import v2360 from "../../../recordings/workspaces-v2.36.0.json" with { type: "json" };

/** A frame of a recorded WebSocket. */
export interface Frame {
  from: "server" | "client";
  at: number;
  text?: string;
  base64?: string;
  ping?: boolean;
  fragments?: number[];
}

/** One request to a real server and what came of it. */
export interface Exchange {
  kind?: "websocket" | "events";
  name: string;
  /** A person, a grant by name, or `nobody`. */
  as: string;
  note?: string;
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  response: { status: number; headers?: Record<string, unknown>; body?: unknown };
  frames?: Frame[];
  events?: { at: number; event: string; data?: unknown }[];
  close?: { by: string; code: number; reason: string; dropped?: boolean };
}

/** What was recorded about the workspaces of one release. */
export interface WorkspaceRecording {
  server: string;
  people: Record<string, string>;
  things: Record<string, string>;
  grants: Record<string, { owner: string; scopes: string[]; allow_list?: string[] }>;
  exchanges: Exchange[];
}

/** The recordings by the profile that stands in for their release. */
export const workspaceRecordings = [
  ["2.31.0", v2310 as unknown as WorkspaceRecording],
  ["2.35.1", v2351 as unknown as WorkspaceRecording],
  ["2.36", v2360 as unknown as WorkspaceRecording],
] as const;
