import path from "node:path";
import type * as vscode from "vscode";

type Parts = Pick<vscode.Uri, "scheme" | "authority" | "path" | "query" | "fragment">;

/** An address, split the way VS Code does: everything after the authority is decoded. */
export class Uri implements vscode.Uri {
  /** @throws Error if `strict` and there is no scheme. */
  static parse(text: string, strict = false): Uri {
    const found = /^(?:([^:/?#]+):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text);
    const [, scheme = "", authority = "", tail = "", query = "", fragment = ""] = found ?? [];
    if (strict && scheme === "") throw new Error(`[UriError]: Scheme is missing: ${text}`);
    return Uri.from({
      scheme: scheme || "file",
      authority: decode(authority),
      path: decode(tail),
      query: decode(query),
      fragment: decode(fragment),
    });
  }

  static file(file: string): Uri {
    return Uri.from({ scheme: "file", path: file.replaceAll(path.sep, "/") });
  }

  static from(parts: Partial<Parts> & { readonly scheme: string }): Uri {
    const address = { authority: "", path: "", query: "", fragment: "", ...parts };
    const needsRoot = ["file", "http", "https"].includes(address.scheme) && !address.path.startsWith("/");
    return new Uri({ ...address, path: needsRoot ? `/${address.path}` : address.path });
  }

  static joinPath(base: Uri, ...segments: string[]): Uri {
    return base.with({ path: path.posix.join(base.path, ...segments) });
  }

  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;

  constructor({ scheme, authority, path: whole, query, fragment }: Parts) {
    this.scheme = scheme;
    this.authority = authority;
    this.path = whole;
    this.query = query;
    this.fragment = fragment;
  }

  get fsPath(): string {
    return path.normalize(this.path);
  }

  with(change: Partial<Parts>): Uri {
    return Uri.from({ ...this.toJSON(), ...change });
  }

  toString(skipEncoding = false): string {
    const encode = (text: string) => (skipEncoding ? text : encodeURIComponent(text).replaceAll("%2F", "/"));
    const authority = this.authority === "" && this.scheme !== "file" ? "" : `//${this.authority}`;
    const query = this.query === "" ? "" : `?${encode(this.query)}`;
    const fragment = this.fragment === "" ? "" : `#${encode(this.fragment)}`;
    return `${this.scheme}:${authority}${encode(this.path)}${query}${fragment}`;
  }

  toJSON(): Parts {
    const { scheme, authority, path: whole, query, fragment } = this;
    return { scheme, authority, path: whole, query, fragment };
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
