import * as l10n from "@vscode/l10n";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { NotPrepared } from "../../coder/errors/notPrepared";

/** The settings that name a file. */
export type FileSetting =
  "coderAccess.network.caFile" | "coderAccess.network.certFile" | "coderAccess.network.keyFile";

/** What can be wrong with such a file. */
export type FileFault =
  "relative" | "missing" | "unreadable" | "noCertificate" | "noKey" | "locked" | "otherKey";

/**
 * Explains why a file that the settings name cannot be used.
 * @param deployment the deployment it was needed for.
 * @param setting the setting that names the file.
 * @param path the file.
 * @param fault what is wrong with it.
 * @returns the error to throw; it contains none of the file's content.
 */
export function fileNotPrepared(
  { host }: DeploymentUrl,
  setting: FileSetting,
  path: string,
  fault: FileFault,
): NotPrepared {
  const advice =
    fault === "locked"
      ? l10n.t("Set {0} to a key without a passphrase that only you can read.", setting)
      : l10n.t("Correct the file or the setting {0}.", setting);
  return new NotPrepared(sentence(host, path, fault), advice, setting);
}

function sentence(host: string, path: string, fault: FileFault): string {
  switch (fault) {
    case "relative":
      return l10n.t("Nothing was sent to {0}: the path {1} isn't absolute.", host, path);
    case "missing":
      return l10n.t("Nothing was sent to {0}: the file {1} doesn't exist.", host, path);
    case "unreadable":
      return l10n.t("Nothing was sent to {0}: the file {1} can't be read.", host, path);
    case "noCertificate":
      return l10n.t("Nothing was sent to {0}: the file {1} contains no PEM certificate.", host, path);
    case "noKey":
      return l10n.t("Nothing was sent to {0}: the file {1} contains no PEM key.", host, path);
    case "locked":
      return l10n.t("Nothing was sent to {0}: the key in {1} needs a passphrase.", host, path);
    case "otherKey":
      return l10n.t("Nothing was sent to {0}: the key in {1} doesn't match the certificate.", host, path);
  }
}
