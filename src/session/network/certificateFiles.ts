import type { DeploymentUrl } from "../../coder/api/deployment";
import type { TlsOptions } from "../../coder/http/reach/transport";
import { fileNotPrepared, type FileSetting } from "./fileFaults";
import { belongTogether, type Examine, examineCertificates, examineKey, PemFile } from "./pemFile";
import { trustedAuthorities } from "./trustedAuthorities";

/** Paths from the settings, expanded; "" if not set. */
export type FilePaths = { readonly ca: string; readonly cert: string; readonly key: string };

/** Supplies TLS with the certificate files that the settings name. */
export class CertificateFiles {
  readonly #files = new Map<FileSetting, PemFile>();

  /**
   * Reads the files that are set; re-reads a file when it has changed.
   * @param deployment the deployment to connect to.
   * @param paths the files.
   * @param mayIdentify whether the client certificate may be shown to this deployment.
   * @returns the options; empty if nothing is set.
   * @throws NotPrepared, naming the file and the setting.
   */
  async read(deployment: DeploymentUrl, paths: FilePaths, mayIdentify: boolean): Promise<TlsOptions> {
    const read = async (setting: FileSetting, path: string, examine: Examine) => {
      const found = await this.#file(setting, path, examine).read();
      if (typeof found === "string") throw fileNotPrepared(deployment, setting, path, found);
      return found.text;
    };
    const options: { -readonly [Name in keyof TlsOptions]: TlsOptions[Name] } = {};
    if (paths.ca !== "") {
      const own = await read("coderAccess.network.caFile", paths.ca, examineCertificates);
      options.ca = [...trustedAuthorities(), own];
    }
    if (mayIdentify && (paths.cert !== "" || paths.key !== "")) {
      // One file may contain both.
      const [certPath, keyPath] = [paths.cert || paths.key, paths.key || paths.cert];
      options.cert = await read("coderAccess.network.certFile", certPath, examineCertificates);
      options.key = await read("coderAccess.network.keyFile", keyPath, examineKey);
      if (!belongTogether(options.cert, options.key))
        throw fileNotPrepared(deployment, "coderAccess.network.keyFile", keyPath, "otherKey");
    }
    return options;
  }

  #file(setting: FileSetting, path: string, examine: Examine): PemFile {
    const known = this.#files.get(setting);
    if (known?.path === path) return known;
    const file = new PemFile(path, examine);
    this.#files.set(setting, file);
    return file;
  }
}
