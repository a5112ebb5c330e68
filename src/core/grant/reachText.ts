/** A resource that a text names by its address on a server, where it must be looked up. */
export type LinkedThing = {
  readonly kind: "workspace" | "template" | "organization";
  /** The host of the address as written, with its port; absent for a bare path or `@owner/name`. */
  readonly host?: string;
  /** The owner of a workspace by username (`me` for oneself), or the organization of a template by name. */
  readonly owner?: string;
  readonly name: string;
  /** The text as written. */
  readonly text: string;
};

/**
 * What a text means for an allow list: entries (`type:id`), valid or not, and resources to look up by name.
 */
export type ReachText = { readonly entries: readonly string[]; readonly links: readonly LinkedThing[] };

/**
 * Characters around the meaningful text: quotes and brackets, also of JSON lists, list markers, and invisible
 * characters.
 */
const unseen = /[\u200b-\u200d\u2060\ufeff]/g;
const around = /^[\s"'`<>[\](){}]+|[\s"'`<>[\](){}]+$/g;
const separators = /[\s,;]+/;
const uuid = "[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}";
const idText = new RegExp(`^(\\*|(urn:uuid:)?\\{?${uuid}\\}?)$`, "i");

/**
 * Parses what people paste for the resources of a token: IDs and entries, one per line or separated by
 * commas, semicolons or spaces, with quotes, in JSON lists (of objects, and the `allow_list` of a token), as
 * `workspace: <id>`, as options of the command line (`--allow workspace:<id>`; the rest of the line is
 * ignored), and addresses such as `https://coder.example.com/@alice/alpha`. Never throws.
 * @param text the typed or pasted text.
 * @param type the resource type of IDs without one.
 */
export function readReachText(text: string, type: string): ReachText {
  const entries: string[] = [];
  const links: LinkedThing[] = [];
  for (const piece of piecesOf(text.replace(unseen, ""))) {
    const link = readLink(piece);
    if (link) links.push(link);
    else entries.push(isEntryText(piece) ? withLowerType(piece) : `${type}:${piece}`);
  }
  return { entries: [...new Set(entries)], links };
}

/** Whether a text names its type; `urn:uuid:…` is merely a form of an ID. */
export function isEntryText(text: string): boolean {
  return text.includes(":") && !/^urn:uuid:/i.test(text);
}

/** Whether a text can only be meant as IDs, entries or addresses, not as a name to search for. */
export function meansReach(text: string): boolean {
  const pieces = piecesOf(text.replace(unseen, ""));
  return (
    pieces.length > 0 &&
    pieces.every((piece) => isEntryText(piece) || idText.test(piece) || readLink(piece) !== undefined)
  );
}

function piecesOf(text: string): string[] {
  const allowed = [...text.matchAll(/--allow(?:[=\s]+)("[^"]*"|'[^']*'|\S+)/g)].map(
    ([, value = ""]) => value,
  );
  const list = /["']?allow_list["']?\s*:\s*\[([^\]]*)\]/.exec(text)?.[1];
  const meant = allowed.length > 0 ? allowed.join(" ") : withoutObjects(list ?? text);
  return meant
    .replace(/(["'`]?)\b([a-z_]+)\1\s*:\s*(?=["'`{]?(?:\*|[0-9a-f]{8}|\{))/gi, "$2:")
    .split(separators)
    .map((piece) => stripped(piece))
    .filter((piece) => piece !== "" && !/^[-•–]+$/.test(piece));
}

/** Rewrites objects `{"type":"workspace","id":"…"}` as entries. */
function withoutObjects(text: string): string {
  return text
    .replace(/\{\s*"type"\s*:\s*"([^"]*)"\s*,\s*"id"\s*:\s*"([^"]*)"\s*\}/g, " $1:$2 ")
    .replace(/\{\s*"id"\s*:\s*"([^"]*)"\s*,\s*"type"\s*:\s*"([^"]*)"\s*\}/g, " $2:$1 ");
}

/** Strips what surrounds a piece; the braces of `{<id>}` stay, since they are part of that form of an ID. */
function stripped(piece: string): string {
  const braced = new RegExp(`\\{${uuid}\\}`, "i").exec(piece)?.[0];
  const bare = piece.replace(around, "").replace(/^["'`]|["'`]$/g, "");
  if (braced === undefined) return bare.replace(/:["'`]+/, ":");
  return piece.slice(0, piece.indexOf(braced)).replace(around, "").replace(/["'`]/g, "") + braced;
}

function withLowerType(entry: string): string {
  const colon = entry.indexOf(":");
  return entry.slice(0, colon).toLowerCase() + entry.slice(colon);
}

/**
 * Paths below a server's address that name a resource: `/@owner/name`, `/templates/[organization/]name`, and
 * so on.
 */
const paths: readonly (readonly [kind: LinkedThing["kind"], path: RegExp])[] = [
  ["workspace", /\/@(?<owner>[^/]+)\/(?<name>[^/.]+)/],
  ["template", /\/templates\/(?<owner>[^/]+)\/(?<name>[^/]+)/],
  ["template", /\/templates\/(?<name>[^/]+)/],
  ["organization", /\/organizations\/(?<name>[^/]+)/],
];

/** Final segments of a template's address that are pages about it, not its name. */
const templatePages =
  /^(files|versions|settings|workspace|insights|embed|docs|resources|permissions|schedule|variables)$/;

function readLink(piece: string): LinkedThing | undefined {
  const short = /^@(?<owner>[\w-]+)\/(?<name>[\w-]+)$/.exec(piece)?.groups;
  if (short?.["name"] !== undefined && short["owner"] !== undefined)
    return { kind: "workspace", owner: short["owner"], name: short["name"], text: piece };

  if (!/^https?:\/\//i.test(piece) || !URL.canParse(piece)) return undefined;
  const { host, pathname } = new URL(piece);
  for (const [kind, path] of paths) {
    const { owner, name } = path.exec(decoded(pathname))?.groups ?? {};
    if (name === undefined || (kind === "template" && owner !== undefined && templatePages.test(name)))
      continue;
    return { kind, host, ...(owner === undefined ? {} : { owner }), name, text: piece };
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
