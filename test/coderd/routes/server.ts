import { json } from "../http/answers";
import type { Answer, Call, Endpoint, KeyedCall } from "../http/endpoint";
import type { Profile } from "../profiles/profile";

/** What the server reports about itself, mostly to everybody. */
export function serverEndpoints({ scopeNames }: Profile): Endpoint[] {
  return [
    { method: "GET", path: "/buildinfo", open: buildInformation },
    { method: "GET", path: "/updatecheck", open: updateCheck },
    { method: "GET", path: "/experiments", keyed: listExperiments },
    {
      method: "GET",
      path: "/applications/host",
      keyed: ({ context, deployment }: KeyedCall) =>
        json(context, { host: deployment.settings.wildcardHost }),
    },
    { method: "GET", path: "/regions", keyed: listRegions },
    ...(scopeNames === undefined
      ? []
      : [
          {
            method: "GET",
            path: "/auth/scopes",
            open: ({ context }: Call) => json(context, { external: scopeNames }),
          } as const,
        ]),
  ];
}

function buildInformation({ context, deployment }: Call): Answer {
  const { accessUrl, profile, store } = deployment;
  return json(context, {
    external_url: `https://github.com/coder/coder/commit/${profile.version.split("+")[1] ?? ""}`,
    version: profile.version,
    dashboard_url: accessUrl,
    telemetry: false,
    workspace_proxy: false,
    agent_api_version: "1.0",
    provisioner_api_version: profile.recentFields ? "1.18" : "1.14",
    upgrade_message: "",
    deployment_id: store.deploymentId,
    ...(profile.recentFields
      ? { webpush_public_key: "BEmbeddedServerHasNoPushServiceSoThisKeyIsMadeUp" }
      : {}),
  });
}

function listExperiments({ context, deployment }: KeyedCall): Answer {
  const { profile, settings } = deployment;
  return json(context, [
    ...(settings.oauth2Provider && profile.oauth2IsExperiment ? ["oauth2"] : []),
    ...(settings.mcpEndpoint ? ["mcp-server-http"] : []),
  ]);
}

function listRegions({ context, deployment }: KeyedCall): Answer {
  const { accessUrl, settings, store } = deployment;
  return json(context, {
    regions: [
      {
        id: store.deploymentId,
        name: "primary",
        display_name: "Default",
        icon_url: "/emojis/1f3e1.png",
        healthy: true,
        path_app_url: accessUrl,
        wildcard_hostname: settings.wildcardHost,
      },
    ],
  });
}

function updateCheck({ context, deployment }: Call): Answer {
  const { version } = deployment.profile;
  return json(context, { current: true, version: version.split("+")[0], url: "" });
}
