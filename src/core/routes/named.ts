/**
 * What people would say that a token is for, apart from the reads; separate from the rest, which is large.
 * Format: see parseRoutes. (v2.35.1)
 */
export const namedRoutes = `
user:read|organization_member:read template:read!400 workspace:create@*!403 template:use!403 workspace:read@*!500 workspace:start@*!403 user:read@owner|organization_member:read@owner!400
 POST /users/{user}/workspaces
workspace:read template:read!500 workspace:update!500
 PUT /workspaces/{workspace}/ttl
workspace:read workspace:delete!403 template:read!500 user:read@owner|organization_member:read@owner!400
 POST /workspaces/{workspace}/builds delete
workspace:read workspace:start!403 template:read!500 user:read@owner|organization_member:read@owner!400
 POST /workspaces/{workspace}/builds start
workspace:read workspace:stop!403 template:read!500 user:read@owner|organization_member:read@owner!400
 POST /workspaces/{workspace}/builds stop
workspace:ssh
 GET /workspaceagents/{workspaceagent}/pty
organization:read file:read|template:update user:read@owner|organization_member:read@owner!400 template:create!500 template:read
 POST /organizations/{organization}/templateversions
user:read ?api_key:read@*
 GET /users/{user}/keys/tokens
user:read api_key:create@*!500
 POST /users/{user}/keys/tokens
user:read api_key:delete@*
 DELETE /users/{user}/keys/{keyid}
user:read api_key:read@* api_key:update@*
 PUT /users/{user}/keys/{keyid}/expire 2.31.1
user:read user_secret:read@*!500
 GET /users/{user}/secrets 2.33.0`;
