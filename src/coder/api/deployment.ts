/**
 * The address of a deployment in its one normal form, which identifies everything stored for it;
 * `parseDeploymentUrl` produces it. A distinct type, so that no other string can be used instead.
 */
export type DeploymentHref = string & { readonly isIdOf?: "deployment" };

/** One Coder server. Two deployments are the same exactly when their `href` is the same. */
export type DeploymentUrl = {
  /** `scheme://host[:port][/base]`, lower-cased host, no default port, no trailing slash. */
  readonly href: DeploymentHref;
  readonly origin: string;
  /** With the port if it is not the scheme's default. */
  readonly host: string;
  readonly scheme: "http" | "https";
  /** True for localhost, *.localhost, 127.0.0.0/8 and [::1]. */
  readonly isLoopback: boolean;
};
