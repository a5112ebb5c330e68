import * as z from "zod/mini";
import type { BuildInfo } from "../api/answers";
import { isOfKind } from "../errors/isOfKind";
import type { Asking } from "../http/asking";
import { flag, maybe, reshaped, text } from "./wire";

const buildInfoSchema = reshaped(
  z.object({
    version: z.string(),
    dashboard_url: text,
    external_url: z.string(),
    deployment_id: maybe(z.string()),
    workspace_proxy: flag,
  }),
  (wire) => ({
    version: wire.version,
    dashboardUrl: wire.dashboard_url,
    externalUrl: wire.external_url,
    deploymentId: wire.deployment_id,
    isWorkspaceProxy: wire.workspace_proxy,
  }),
);

/**
 * Reads what runs there; needs no session, so it also shows whether this is a Coder server at all.
 * https://coder.com/docs/reference/api/general#build-info
 * @throws CoderError; NotCoder if the answer is JSON but not a Coder server's.
 */
export async function getBuildInfo(http: Asking, signal?: AbortSignal): Promise<BuildInfo> {
  try {
    return await http.request({
      method: "GET",
      path: ["buildinfo"],
      answer: buildInfoSchema,
      introduces: true,
      signal,
    });
  } catch (error) {
    if (!isOfKind(error, "unreadable")) throw error;

    const { NotCoder } = await import("../http/request/failures");
    throw new NotCoder(http.deployment, 200, { why: "page" });
  }
}
