import * as l10n from "@vscode/l10n";
import type { Result } from "../../core/grant/result";
import type { DeploymentUrl } from "../api/deployment";
import { partsBeforePage } from "./dashboardPages";
import { pastedAddress } from "./pastedAddress";

/** Punctuation of a sentence or a quotation at the end of an address. */
const copiedAlong = /["'`>)}\]*,;.:!]+$/;

/**
 * Parses the address of a deployment as a person types or pastes it: without a scheme it is https, or http on
 * loopback. Strips whatever was copied along with it (see pastedAddress.ts), and reduces the address of a
 * dashboard page, with whatever follows it, to its deployment.
 * @returns the normalised deployment, or a sentence that says what is wrong. Never throws; reading `href` again
 * gives the same deployment.
 */
export function parseDeploymentUrl(text: string): Result<DeploymentUrl> {
  const typed = pastedAddress(text);
  const [address = "", ...extra] = typed.split(/(?=[?#])/);
  const fault = faultInText(address);
  if (fault !== undefined) return refuse(fault);

  const written = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(address);
  const scheme = written?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "https" && scheme !== "http")
    return refuse(l10n.t("Use an address that starts with https://, not {0}://.", scheme));

  const rest = written?.[2] ?? address;
  const [authority = "", ...segments] = rest.split("/");
  if (authority.includes("@")) return refuse(l10n.t("Leave out the user name and password before the @."));

  // Otherwise "https:/host" would be a server named https.
  const url = /^https?:$/i.test(authority) ? undefined : parseAuthority(scheme, authority);
  if (url === undefined) {
    return refuse(
      authority === "" || authority.startsWith(":")
        ? l10n.t("The name of the server is missing from the address.")
        : l10n.t("This isn't the address of a server."),
    );
  }
  const base = basePath(segments);
  if (!base.ok) return base;

  if (extra.length > 0 && !base.value.isPage) return refuse(faultOfExtra(extra[0] ?? ""));

  const origin = `${url.protocol}//${url.host}`;
  return {
    ok: true,
    value: {
      href: origin + base.value.path,
      origin,
      host: url.host,
      scheme: url.protocol === "http:" ? "http" : "https",
      isLoopback: isLoopback(url.hostname),
    },
  };
}

function refuse(error: string): { ok: false; error: string } {
  return { ok: false, error };
}

function faultInText(typed: string): string | undefined {
  if (typed === "") return l10n.t("Enter the address of your Coder deployment.");

  if (typed.includes("\\")) return l10n.t("Use / instead of \\ in the address.");

  if (/[\s\p{C}]/u.test(typed)) return l10n.t("The address contains a space or an invisible character.");

  return undefined;
}

/** The query and fragment of a page are dropped with the page; elsewhere nobody knows what they are for. */
function faultOfExtra(extra: string): string {
  return extra.startsWith("#")
    ? l10n.t("Leave out the # and what follows it.")
    : l10n.t("Leave out the ? and what follows it.");
}

/** Returns the origin, or nothing if the text is not a host with an optional port. */
function parseAuthority(scheme: string | undefined, authority: string): URL | undefined {
  const attempt = (prefix: string): URL | undefined => {
    try {
      const url = new URL(`${prefix}://${authority.replace(/\.(?=(?::\d*)?$)/, "")}`);
      return /^(?:[a-z0-9_-]+(?:\.[a-z0-9_-]+)*|\[[0-9a-f:.]+\])$/.test(url.hostname) && url.port !== "0"
        ? url
        : undefined;
    } catch {
      return undefined;
    }
  };
  const url = attempt(scheme ?? "https");
  return scheme === undefined && url !== undefined && isLoopback(url.hostname) ? attempt("http") : url;
}

function basePath(segments: readonly string[]): Result<{ path: string; isPage: boolean }> {
  const written = segments.filter((part) => part !== "");
  const plain = written.map(decodeFully);
  if (plain.some((part) => part === "." || part === ".."))
    return refuse(l10n.t("Leave out . and .. from the path of the address."));

  let count = written.length;
  let isPage = false;
  for (;;) {
    const before = partsBeforePage(plain.slice(0, count).map((part) => part ?? ""));
    isPage ||= before < count;
    count = before;
    // A copied full stop or quote is not part of the path; removing it may reveal a page.
    const last = written[count - 1];
    const bare = last?.replace(copiedAlong, "");
    if (last === undefined || bare === last || bare === undefined) break;

    written[count - 1] = bare;
    plain[count - 1] = decodeFully(bare);
    if (bare === "") count -= 1;
  }
  if (plain.slice(0, count).some((part) => part === undefined || /[/\\?#\s\p{C}]/u.test(part)))
    return refuse(l10n.t("The path of the address contains an encoded character that isn't allowed."));

  const path = new URL(`https://host/${written.slice(0, count).join("/")}`).pathname.replace(/\/$/, "");
  return { ok: true, value: { path, isPage } };
}

/**
 * Undoes percent-encoding until nothing is encoded any more, as a chain of proxies might; nothing if
 * malformed.
 */
function decodeFully(segment: string): string | undefined {
  let plain = segment;
  while (plain.includes("%")) {
    try {
      const decoded = decodeURIComponent(plain);
      if (decoded === plain) return plain;

      plain = decoded;
    } catch {
      return undefined;
    }
  }
  return plain;
}

function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
