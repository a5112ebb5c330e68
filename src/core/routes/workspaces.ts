/** Routes of workspaces, their builds and agents, and of tasks. Format: see parseRoutes. (v2.35.1) */
export const workspacesRoutes = `
+
 GET /workspaceagents/connection
-
 POST /workspaceagents/azure-instance-identity
 POST /workspaceagents/aws-instance-identity
 POST /workspaceagents/google-instance-identity
?task:read@* workspace:read@*~!200 template:read@*~!200
 GET /tasks 2.29.0-2.38.0
organization:read organization_member:read template:read!400 workspace:create@*!403 template:use!403 workspace:read@*!500 workspace:start@*
 POST /organizations/{organization}/members/{user}/workspaces
organization:read organization_member:read workspace:create@*!403
 GET /organizations/{organization}/members/{user}/workspaces/available-users 2.31.1
user:read|organization_member:read task:read
 GET /tasks/{user}/{task}/logs 2.29.0-2.38.0
user:read|organization_member:read task:read task:update!500
 PATCH /tasks/{user}/{task}/input 2.29.0-2.38.0
user:read|organization_member:read task:read workspace:read template:read@*~
 GET /tasks/{user}/{task} 2.29.0-2.38.0
user:read|organization_member:read task:read workspace:read workspace:application_connect
 POST /tasks/{user}/{task}/send 2.29.0-2.38.0
user:read|organization_member:read task:read workspace:read workspace:delete template:read!500 task:update!500 ^task:delete!500
 DELETE /tasks/{user}/{task} 2.29.0-2.38.0
user:read|organization_member:read task:read workspace:read workspace:start!403 template:read!500 task:update!500
 POST /tasks/{user}/{task}/resume 2.31.1-2.38.0
user:read|organization_member:read task:read workspace:read workspace:stop!403 template:read!500 task:update!500
 POST /tasks/{user}/{task}/pause 2.31.1-2.38.0
user:read|organization_member:read template:read!400 workspace:create@*!403 template:use!403 task:create@*!500 workspace:read@*!500 task:update@*!500 workspace:update@*!500 workspace:start@*!403 task:read@*!500
 POST /tasks/{user} 2.29.0-2.38.0
user:read|organization_member:read workspace:read
 GET /users/{user}/workspace/{workspacename}/builds/{buildnumber}
user:read|organization_member:read workspace:read template:read@*~
 GET /users/{user}/workspace/{workspacename}
workspace:read
 GET /workspaces/{workspace}/agent-connection-watch 2.34.0
 GET /workspaces/{workspace}/timings
 GET /workspaces/{workspace}/builds
 GET /workspaces/{workspace}/port-share
 GET /workspaces/{workspace}/acl
 GET /workspaces/{workspace}/external-agent/{agent}/credentials
 GET /workspacebuilds/{workspacebuild}
 GET /workspacebuilds/{workspacebuild}/logs
 GET /workspacebuilds/{workspacebuild}/parameters
 GET /workspacebuilds/{workspacebuild}/resources
 GET /workspacebuilds/{workspacebuild}/timings
 GET /workspaceagents/{workspaceagent}
 GET /workspaceagents/{workspaceagent}/logs
 GET /workspaceagents/{workspaceagent}/startup-logs
 GET /workspaceagents/{workspaceagent}/listening-ports
 GET /workspaceagents/{workspaceagent}/connection
 GET /workspaceagents/{workspaceagent}/containers
 GET /workspaceagents/{workspaceagent}/containers/watch
 GET /workspaceagents/{workspaceagent}/watch-metadata
 GET /workspaceagents/{workspaceagent}/watch-metadata-ws
workspace:read template:read!500
 GET /workspaces/{workspace}/resolve-autostart
workspace:read template:read!500 template:update
 PUT /workspacebuilds/{workspacebuild}/state
workspace:read template:read!500 workspace:update!500
 PUT /workspaces/{workspace}/autostart
 POST /workspaces/{workspace}/port-share
workspace:read template:read@*~!200
 GET /workspaces/{workspace}/watch
 GET /workspaces/{workspace}/watch-ws
workspace:read template:update
 GET /workspacebuilds/{workspacebuild}/state
workspace:read workspace:share!403
 PATCH /workspaces/{workspace}/acl
workspace:read workspace:share!500
 DELETE /workspaces/{workspace}/acl
workspace:read workspace:ssh
 GET /workspaceagents/{workspaceagent}/coordinate
workspace:read workspace:update
 PUT /workspaces/{workspace}/autoupdates
workspace:read workspace:update!403
 POST /workspaces/{workspace}/usage
 DELETE /workspaceagents/{workspaceagent}/containers/devcontainers/{devcontainer}
 POST /workspaceagents/{workspaceagent}/containers/devcontainers/{devcontainer}/recreate
workspace:read workspace:update!500
 PATCH /workspaces/{workspace}
 PUT /workspaces/{workspace}/extend
 PUT /workspaces/{workspace}/favorite
 DELETE /workspaces/{workspace}/favorite
 DELETE /workspaces/{workspace}/port-share
 PATCH /workspacebuilds/{workspacebuild}/cancel
workspace:read workspace:update!500 ^workspace_dormant:read!500
 PUT /workspaces/{workspace}/dormant
workspace:read@*!403
 GET ~/watch-all-workspacebuilds 2.32.0`;
