import type { Deployment } from "../deployment";
import { jsonTime } from "../http/goTime";
import type { Profile } from "../profiles/profile";
import type { Organization, Template } from "../state/model";

const everyDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** A template as the API shows it. */
export function renderTemplate({ profile, store }: Deployment, template: Template): Record<string, unknown> {
  const organization = store.organizations.get(template.organizationId);
  const users = new Set(
    [...store.workspaces.values()]
      .filter(({ templateId }) => templateId === template.id)
      .map(({ ownerId }) => ownerId),
  );
  return {
    id: template.id,
    created_at: jsonTime(template.createdAt),
    updated_at: jsonTime(template.createdAt),
    organization_id: template.organizationId,
    organization_name: organization?.name ?? "",
    organization_display_name: organization?.displayName ?? "",
    organization_icon: organization?.icon ?? "",
    name: template.name,
    display_name: template.displayName,
    provisioner: "terraform",
    active_version_id: template.activeVersionId,
    active_user_count: users.size,
    build_time_stats: {
      delete: { P50: null, P95: null },
      start: { P50: 45, P95: 90 },
      stop: { P50: 9, P95: 15 },
    },
    description: template.description,
    deprecated: template.deprecationMessage !== "",
    deprecation_message: template.deprecationMessage,
    ...(profile.recentFields ? { deleted: false } : {}),
    icon: template.icon,
    default_ttl_ms: template.defaultTtlMilliseconds,
    activity_bump_ms: 3_600_000,
    ...(profile.recentFields ? { time_til_autostop_notify_ms: 0 } : {}),
    autostop_requirement: { days_of_week: [], weeks: 1 },
    autostart_requirement: { days_of_week: everyDay },
    created_by_id: template.createdById,
    created_by_name: store.users.get(template.createdById)?.username ?? "",
    allow_user_autostart: true,
    allow_user_autostop: true,
    allow_user_cancel_workspace_jobs: template.allowCancel,
    failure_ttl_ms: 0,
    time_til_dormant_ms: 0,
    time_til_dormant_autodelete_ms: 0,
    require_active_version: false,
    max_port_share_level: "public",
    cors_behavior: "simple",
    use_classic_parameter_flow: template.classicParameters,
    ...(profile.recentFields ? { disable_module_cache: false } : {}),
  };
}

/** An organization as the API shows it. */
export function renderOrganization(
  { recentFields }: Profile,
  organization: Organization,
): Record<string, unknown> {
  return {
    id: organization.id,
    name: organization.name,
    display_name: organization.displayName,
    icon: organization.icon,
    description: organization.description,
    created_at: jsonTime(organization.createdAt),
    updated_at: jsonTime(organization.createdAt),
    is_default: organization.isDefault,
    ...(recentFields ? { default_org_member_roles: ["organization-workspace-access"] } : {}),
  };
}
