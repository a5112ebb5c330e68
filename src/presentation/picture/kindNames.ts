import * as l10n from "@vscode/l10n";
import { resourceTitles } from "../../core/catalog/words";
import { readable } from "./actionWords";

/**
 * Names a kind of resource in a heading: "Workspaces".
 * @param type the server's name for it; one that nobody has met yet is made readable.
 * @param otherOwner the name of the token's owner, if that is somebody else: what is the owner's is not yours.
 */
export function kindName(type: string, otherOwner?: string): string {
  const theirs = otherOwner === undefined ? undefined : namesOf(otherOwner)[type];
  return theirs ?? resourceTitles()[type] ?? seldomMet()[type] ?? readable(type);
}

function namesOf(owner: string): Readonly<Record<string, string>> {
  return {
    user: l10n.t("Account of {0}", owner),
    api_key: l10n.t("Tokens of {0}", owner),
    user_secret: l10n.t("Secrets of {0}", owner),
    user_skill: l10n.t("Skills of {0}", owner),
  };
}

/** Kinds that no scope names today, but allow lists can. */
function seldomMet(): Readonly<Record<string, string>> {
  return {
    workspace_dormant: l10n.t("Dormant workspaces"),
    prebuilt_workspace: l10n.t("Prebuilt workspaces"),
    workspace_proxy: l10n.t("Workspace proxies"),
    group: l10n.t("Groups"),
    group_member: l10n.t("Group members"),
    organization_member: l10n.t("Organization members"),
    provisioner_daemon: l10n.t("Provisioners"),
    provisioner_jobs: l10n.t("Provisioner jobs"),
    audit_log: l10n.t("Audit log"),
    connection_log: l10n.t("Connection log"),
    deployment_config: l10n.t("Deployment settings"),
    deployment_stats: l10n.t("Deployment statistics"),
    license: l10n.t("Licenses"),
    chat: l10n.t("Chats"),
    ai_gateway_key: l10n.t("AI gateway keys"),
    ai_provider: l10n.t("AI providers"),
    idpsync_settings: l10n.t("IdP sync settings"),
    oauth2_app: l10n.t("OAuth2 apps"),
    oauth2_app_secret: l10n.t("OAuth2 app secrets"),
    oauth2_app_code_token: l10n.t("OAuth2 tokens"),
    notification_message: l10n.t("Notifications"),
    notification_template: l10n.t("Notification templates"),
    notification_preference: l10n.t("Notification settings"),
    webpush_subscription: l10n.t("Web push subscriptions"),
    assign_role: l10n.t("Roles"),
    assign_org_role: l10n.t("Organization roles"),
    crypto_key: l10n.t("Encryption keys"),
  };
}
