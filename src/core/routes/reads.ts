/**
 * The reads that a proof tries with a token; separate from the rest, which is large. Format: see parseRoutes.
 * (v2.35.1)
 */
export const readRoutes = `
user:read@me
 GET /users/me
?workspace:read@*~ ?template:read@*~
 GET /workspaces
workspace:read template:read@*~!403
 GET /workspaces/{workspace}
?template:read@*~
 GET /templates`;
