import type { Memento } from "vscode";
import type { DeploymentUrl } from "../../coder/api/deployment";
import { CoderClient } from "../../coder/client";
import type { RequestEvent, TransportOptions } from "../../coder/http/reach/transportOptions";
import { lazy } from "../../platform/lazy";
import type { Log } from "../../platform/log";
import { AcceptedCertificates } from "./acceptedCertificates";
import { isCertificateFault } from "./certificateFault";
import type { CertificateFiles } from "./certificateFiles";
import { HeaderCache } from "./headers/headerCache";
import { type NetworkSettings, readNetworkSettings } from "./networkSettings";

/** The time limit of a header command, in ms; a request waits for it. */
const longestCommandMs = 15_000;

export type NetworkParts = {
  readonly memory: Memento;
  readonly log: Log;
  readonly userAgent: string;
  /**
   * Addresses that the person chose: from the setting, past sign-ins or the environment; see
   * `offeredDeployments`.
   */
  readonly chosen: () => readonly string[];
  /** Reads the settings; by default VS Code's. */
  readonly settings?: () => NetworkSettings;
};

/** How to reach each deployment: the person's files, header command and time limit, read for each request. */
export class Network {
  /** The certificates that the person accepted although their check fails. */
  readonly certificates: AcceptedCertificates;
  readonly #files: () => Promise<CertificateFiles> = lazy(async () => {
    const { CertificateFiles } = await import("./prepared");
    return new CertificateFiles();
  });
  readonly #headers = new HeaderCache();
  readonly #settings: () => NetworkSettings;

  readonly #parts: NetworkParts;

  constructor(parts: NetworkParts) {
    this.#parts = parts;

    this.certificates = new AcceptedCertificates(parts.memory);
    this.#settings = parts.settings ?? (() => readNetworkSettings(process.env));
  }

  /**
   * Returns the options for a client.
   *
   * Whatever identifies the person (client certificate, additional headers) goes only to deployments that
   * they chose or sign in to: an address that is still being typed, or that came from a link, is contacted
   * without it.
   * @param deployment the deployment that the client talks to.
   * @param isSignedIn whether it carries a session.
   * @param onRequest called for each request, too.
   * @returns options that re-read the settings for each request.
   */
  transportFor(
    deployment: DeploymentUrl,
    isSignedIn: boolean,
    onRequest?: (event: RequestEvent) => void,
  ): TransportOptions {
    const settings = this.#settings;
    const mayIdentify = () => isSignedIn || this.#parts.chosen().includes(deployment.href);
    return {
      userAgent: this.#parts.userAgent,
      get timeoutMs() {
        return settings().timeoutMs;
      },
      tls: async () => {
        const { files, malformed } = settings();
        if (malformed) {
          const { malformedSetting } = await import("./prepared");
          throw malformedSetting(deployment, malformed);
        }
        const accepted = this.certificates.of(deployment);
        const isSet = Object.values(files).some((path) => path !== "");
        return {
          ...(isSet && deployment.scheme === "https"
            ? await (await this.#files()).read(deployment, files, mayIdentify())
            : {}),
          ...(accepted === undefined ? {} : { acceptedCertificate: accepted }),
        };
      },
      headers: async () => (mayIdentify() ? this.#askForHeaders(deployment) : {}),
      onRequest: (event) => {
        this.#note(deployment, event);
        onRequest?.(event);
      },
    };
  }

  /**
   * Asks whether to connect to a deployment despite its faulty certificate, and records a confirmation. It
   * checks for the fault again first, so that the question names the current one.
   * @param deployment the deployment to connect to.
   * @returns whether to retry: the person agreed, or the fault is gone.
   */
  async trustCertificate(deployment: DeploymentUrl): Promise<boolean> {
    const transport = this.transportFor(deployment, false);
    const before = this.certificates.of(deployment);
    // An accepted certificate passes; for any other, the error carries its fingerprint.
    const tls = async () => ({ acceptedCertificate: before ?? "", ...(await transport.tls?.()) });
    const client = new CoderClient({ deployment, transport: { ...transport, tls } });
    try {
      await client.buildInfo();
    } catch (error) {
      if (!isCertificateFault(error) || error.certificate === undefined) return true;
      const { askForCertificate } = await import("./prepared");
      const { certificate, cause } = error;
      if (!(await askForCertificate(deployment, error, certificate, before))) return false;
      await this.certificates.accept(deployment, certificate);
      this.#parts.log.warn(`The certificate ${certificate} of ${deployment.href} is accepted (${cause}).`);
    } finally {
      client.dispose();
    }
    return true;
  }

  /**
   * Forgets what is known about a deployment that the person signed out of: headers and an accepted
   * certificate.
   */
  async forget(deployment: DeploymentUrl): Promise<void> {
    this.#headers.forget(deployment);
    await this.certificates.forget(deployment);
  }

  async #askForHeaders(deployment: DeploymentUrl): Promise<Record<string, string>> {
    const { headerCommand, timeoutMs } = this.#settings();
    if (headerCommand.length === 0) return {};
    // The request itself may take `timeoutMs`, so that a slow command can be told from a slow server.
    const limit = Math.min(longestCommandMs, timeoutMs / 2);
    return this.#headers.get(deployment, headerCommand, async () => {
      const { runHeaderCommand } = await import("./prepared");
      return runHeaderCommand(headerCommand, deployment, limit);
    });
  }

  #note(deployment: DeploymentUrl, { method, path, status, ms, failure }: RequestEvent): void {
    const ended = failure === undefined ? "" : ` (${failure})`;
    this.#parts.log.trace(`${method} ${path} → ${status ?? "no answer"} in ${Math.round(ms)} ms${ended}`);
    // A gateway that no longer accepts the headers refuses, redirects or shows its own page.
    if (failure === "unauthorized" || failure === "notCoder") this.#headers.forget(deployment);
  }
}
