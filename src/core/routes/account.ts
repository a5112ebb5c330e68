/**
 * Routes about a person: identity, keys and tokens, settings, secrets, skills, linked accounts. Format: see
 * parseRoutes. (v2.35.1)
 */
export const accountRoutes = `
+
 GET /applications/host
 GET /external-auth/{externalauth}/device
 POST /authcheck
-
 GET /auth/scopes 2.27.0
 POST /csp/reports
 GET /users/first
 POST /users/first
 GET /users/authmethods
 POST /users/login
 POST /users/otp/request
 POST /users/otp/change-password
 POST /users/validate-password
 GET /users/oauth2/github/device
 GET /users/oauth2/github/callback
 GET /users/oidc/callback
?user:read@*
 GET /users
?user:read_personal@me
 GET /external-auth
api_key:create@*
 GET /applications/auth-redirect
api_key:delete@*!500
 POST /users/logout
assign_role:read@*!403
 GET /users/roles
inbox_notification:read@*!200
 GET /notifications/inbox/watch
inbox_notification:read@*!500
 GET /notifications/inbox
inbox_notification:update!500 inbox_notification:read@*!500
 PUT /notifications/inbox/{id}/read-status
inbox_notification:update@*!500
 PUT /notifications/inbox/mark-all-as-read
organization:read user:read@me!500 assign_role:assign@*!403 user:create@*!403 user:update_personal@*!403 assign_org_role:assign@*!403 organization_member:create@*!403
 POST /users
user:read
 GET /users/{user}
 GET /users/{user}/login-type
 POST /users/{user}/convert-login
 GET /users/{user}/quiet-hours
 GET /users/{user}/keys/tokens/tokenconfig
 GET /users/{user}/ai/budget
 GET /users/{user}/ai/spend 2.36.0
user:read ?organization:read@*
 GET /users/{user}/organizations
user:read api_key:create@*!500
 POST /users/{user}/keys
user:read api_key:read@*
 GET /users/{user}/keys/tokens/{keyname}
 GET /users/{user}/keys/{keyid}
user:read assign_role:assign@*!403 assign_role:unassign@*!403
 PUT /users/{user}/roles
user:read notification_preference:read@*!500
 GET /users/{user}/notifications/preferences
user:read notification_preference:update@*!500 notification_preference:read@*!500
 PUT /users/{user}/notifications/preferences
user:read organization:read
 GET /users/{user}/organizations/{organizationname}
user:read organization:read@*!500
 GET /workspace-quota/{user}
user:read user:delete!403
 DELETE /users/{user}
user:read user:read@me!500 user:update!500
 PUT /users/{user}/status/suspend
 PUT /users/{user}/status/activate
user:read user:read_personal
 GET /users/{user}/roles
user:read user:read_personal!500
 GET /users/{user}/appearance
 GET /users/{user}/preferences 2.29.0
 GET /users/{user}/autofill-parameters
 GET /users/{user}/gitsshkey
 GET /users/{user}/ai-provider-keys
user:read user:read_personal!500 user:update_personal!500
 PUT /users/{user}/gitsshkey
user:read user:update!403 group:update!403
 PUT /users/{user}/ai/budget
 DELETE /users/{user}/ai/budget
user:read user:update_personal user:read@me!500
 PUT /users/{user}/password
user:read user:update_personal!500
 PUT /users/{user}/profile
 PUT /users/{user}/quiet-hours
 POST /users/{user}/ai-provider-keys
user:read user:update_personal!500 user:read_personal!500
 PUT /users/{user}/appearance
 PUT /users/{user}/preferences 2.29.0
user:read user_secret:create@*!500
 POST /users/{user}/secrets 2.33.0
 POST /users/{user}/secrets/batch 2.36.0
user:read user_secret:delete@*!500
 DELETE /users/{user}/secrets/{name} 2.33.0
user:read user_secret:read@*!500
 GET /users/{user}/secrets/{name} 2.33.0
user:read user_secret:read@*!500 user_secret:update@*!500
 PATCH /users/{user}/secrets/{name} 2.33.0
user:read user_skill:create@*!403
 POST ~/users/{user}/skills 2.34.0
user:read user_skill:delete@*
 DELETE ~/users/{user}/skills/{skillName} 2.34.0
user:read user_skill:read@*
 GET ~/users/{user}/skills 2.34.0
 GET ~/users/{user}/skills/{skillName} 2.34.0
user:read user_skill:read@*!403 user_skill:update@*!403
 PATCH ~/users/{user}/skills/{skillName} 2.34.0
user:read webpush_subscription:create@*!500
 POST /users/{user}/webpush/subscription
user:read webpush_subscription:delete@*!500
 DELETE /users/{user}/webpush/subscription
user:read webpush_subscription:read@*!500
 POST /users/{user}/webpush/test
user:read@me!500
 GET /users/oidc-claims 2.32.0
user:read_personal@me!400 user:update_personal@me!400
 POST /external-auth/{externalauth}/device
user:read_personal@me!500
 GET /external-auth/{externalauth}
user:read_personal@me!500 user:update_personal@me!500
 DELETE /external-auth/{externalauth}`;
