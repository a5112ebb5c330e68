/** Routes of organizations, groups and the deployment itself. Format: see parseRoutes. (v2.35.1) */
export const administrationRoutes = `
+
 GET /experiments
 GET /experiments/available
 GET /regions
 GET /deployment/ssh
 GET /deployment/user-secrets/capabilities 2.36.0
 GET /appearance
 GET /notifications/settings
 GET /notifications/templates/system
 GET /notifications/templates/custom
 GET /notifications/dispatch-methods
 GET /prebuilds/settings
 GET /tailnet
-
 GET /
 GET /buildinfo
 GET /updatecheck
 GET /derp-map
 GET /init-script/{os}/{arch}
 GET /entitlements
?connection_log:read@*
 GET /connectionlog
?group:read@*
 GET /groups
?license:read@*
 GET /licenses
?organization:read@*
 GET /organizations
?workspace_proxy:read@*
 GET /workspaceproxies
ai_gateway_key:read@*!403
 * /ai-gateway/*
ai_provider:read@*
 * /ai/providers*
aibridge_interception:read@*
 * /aibridge*
audit_log:read@*!403
 GET /audit
audit_log:read@*!403 audit_log:create@*!500
 POST /audit/testgenerate
boundary_log:read@*
 * /agent-firewall/sessions/{id}*
chat:read
 * /chats*
debug_info:read@*!403
 * /debug/*
debug_info:read@*!403 deployment_config:update@*!403
 PUT /debug/health/settings
deployment_config:read@*!403
 GET /deployment/config
 GET /oauth2-provider/settings 2.37.0
deployment_config:update@*!403
 PUT /notifications/settings
 POST /notifications/test
 PUT /appearance
 PUT /prebuilds/settings
 PUT /oauth2-provider/settings 2.37.0
deployment_stats:read@*!403
 GET /deployment/stats
group:read
 GET /groups/{group}/ai/budget
group:read ?group_member:read@*
 GET /groups/{group}/members
group:read group:delete!500
 DELETE /groups/{group}
group:read group:update!400
 PATCH /groups/{group}
group:read group:update!403
 PUT /groups/{group}/ai/budget
 DELETE /groups/{group}/ai/budget
group:read organization:read!500
 GET /groups/{group}
idpsync_settings:read@*!403
 GET /settings/idpsync/organization
 GET /settings/idpsync/*
idpsync_settings:update@*!403
 PATCH /settings/idpsync/*
license:create@*!403
 POST /licenses
 POST /licenses/refresh-entitlements
license:delete@*!403
 DELETE /licenses/{id}
notification_template:read@* notification_template:update@*!500
 PUT /notifications/templates/{notification_template}/method
oauth2_app:create@*
 POST /oauth2-provider/apps
oauth2_app:delete@*
 DELETE /oauth2-provider/apps/{app}
oauth2_app:read@*
 GET /oauth2-provider/apps
 GET /oauth2-provider/apps/{app}
oauth2_app:read@* oauth2_app_secret:read@*
 * /oauth2-provider/apps/{app}/secrets*
oauth2_app:update@*
 PUT /oauth2-provider/apps/{app}
organization:create@*!500 assign_org_role:assign@*!500 organization_member:create@*!500 group:create@*!500
 POST /organizations
organization:read
 GET /organizations/{organization}
 GET /organizations/{organization}/settings/workspace-sharing
organization:read ?group:read@*
 GET /organizations/{organization}/groups
organization:read ?provisioner_daemon:read@*
 GET /organizations/{organization}/provisionerkeys
 GET /organizations/{organization}/provisionerkeys/daemons
organization:read assign_org_role:create@*
 POST /organizations/{organization}/members/roles
organization:read assign_org_role:read@*
 GET /organizations/{organization}/members/roles
organization:read assign_org_role:read@*!500 assign_org_role:delete@*!403
 DELETE /organizations/{organization}/members/roles/{roleName}
organization:read assign_org_role:update@*
 PUT /organizations/{organization}/members/roles
organization:read assign_role:read@*!500 ?organization_member:read@*
 GET /organizations/{organization}/members
organization:read group:create@*!500
 POST /organizations/{organization}/groups
organization:read group:read
 GET /organizations/{organization}/groups/{groupName}
organization:read group:read ?group_member:read@*
 GET /organizations/{organization}/groups/{groupName}/members
organization:read idpsync_settings:read@*!403
 GET /organizations/{organization}/settings/idpsync/groups
 GET /organizations/{organization}/settings/idpsync/roles
 GET /organizations/{organization}/settings/idpsync/*
organization:read idpsync_settings:update@*!403
 PATCH /organizations/{organization}/settings/idpsync/*
organization:read organization:delete!500
 DELETE /organizations/{organization}
organization:read organization:update
 PATCH /organizations/{organization}
organization:read organization:update!403
 PATCH /organizations/{organization}/settings/workspace-sharing
organization:read organization_member:read assign_org_role:assign@*!403
 PUT /organizations/{organization}/members/{user}/roles
organization:read organization_member:read assign_role:read@*!500
 GET /organizations/{organization}/members/{user} 2.31.1
organization:read organization_member:read organization_member:delete
 DELETE /organizations/{organization}/members/{user}
organization:read organization_member:read@* assign_role:read@*!500
 GET /organizations/{organization}/paginated-members
organization:read organization_skill:create@*
 POST ~/organizations/{organization}/skills
organization:read organization_skill:delete
 DELETE ~/organizations/{organization}/skills/{skillName}
organization:read organization_skill:read
 GET ~/organizations/{organization}/skills/{skillName}
 GET ~/organizations/{organization}/skills/{skillName}/acl
organization:read organization_skill:read@*
 GET ~/organizations/{organization}/skills
organization:read organization_skill:update
 PATCH ~/organizations/{organization}/skills/{skillName}
organization:read provisioner_daemon:create@*!403
 GET /organizations/{organization}/provisionerdaemons/serve
organization:read provisioner_daemon:create@*!500
 POST /organizations/{organization}/provisionerkeys
organization:read provisioner_daemon:read provisioner_daemon:delete!500
 DELETE /organizations/{organization}/provisionerkeys/{provisionerkey}
organization:read provisioner_jobs:read@*
 GET /organizations/{organization}/provisionerjobs
 GET /organizations/{organization}/provisionerjobs/{job}
organization:read provisioner_jobs:read@* ?provisioner_daemon:read@*
 GET /organizations/{organization}/provisionerdaemons
organization:read user:read
 GET /organizations/{organization}/members/{user}/workspace-quota
organization:read user:read assign_org_role:assign@* organization_member:create
 POST /organizations/{organization}/members/{user}
replicas:read@*
 GET /replicas
user:read@me!500
 POST /notifications/custom 2.27.0
workspace_proxy:create
 POST /workspaceproxies
workspace_proxy:delete
 DELETE /workspaceproxies/{workspaceproxy}
workspace_proxy:read
 GET /workspaceproxies/{workspaceproxy}
workspace_proxy:update
 PATCH /workspaceproxies/{workspaceproxy}`;
