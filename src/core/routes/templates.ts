/** Routes of templates, their versions, files and statistics. Format: see parseRoutes. (v2.35.1) */
export const templatesRoutes = `
api_key:create@* workspace:ssh
 POST /applications/reconnecting-pty-signed-token
deployment_config:read@*!403 template:view_insights@*
 GET /insights/daus
file:create@*!500
 POST /files
file:read|template:update
 GET /files/{fileID}
organization:read ?template:read@*~
 GET /organizations/{organization}/templates
organization:read template:create@* file:create@*!500 template:read@*!500 template:update@*!500
 POST /templatebuilder/compose/template 2.34.0
organization:read template:read
 GET /organizations/{organization}/templates/{templatename}
 GET /organizations/{organization}/templates/{templatename}/versions/{templateversionname}
 GET /organizations/{organization}/templates/{templatename}/versions/{templateversionname}/previous
organization:read template:read@*
 GET /organizations/{organization}/templates/examples
organization:read template:read@*!500 template:create@*!500 template:update@*!500
 POST /organizations/{organization}/templates
template:create@*
 POST /templatebuilder/compose 2.34.0
template:read
 GET /templates/{template}
 GET /templates/{template}/versions
 GET /templates/{template}/versions/{templateversionname}
 GET /templateversions/{templateversion}
 GET /templateversions/{templateversion}/rich-parameters
 GET /templateversions/{templateversion}/variables
 GET /templateversions/{templateversion}/presets
 GET /templateversions/{templateversion}/resources
 GET /templateversions/{templateversion}/logs
 GET /templateversions/{templateversion}/schema
 GET /templateversions/{templateversion}/parameters
 GET /templateversions/{templateversion}/external-auth
template:read template:create!500
 PATCH /templates/{template}/acl
template:read template:delete!403
 DELETE /templates/{template}
template:read template:update
 POST /templates/{template}/versions/archive
 GET /templates/{template}/acl/available
 POST /templates/{template}/prebuilds/invalidate
 POST /templateversions/{templateversion}/archive
 POST /templateversions/{templateversion}/unarchive
template:read template:update!500
 PATCH /templates/{template}
 PATCH /templates/{template}/versions
 GET /templates/{template}/acl
 PATCH /templateversions/{templateversion}
 PATCH /templateversions/{templateversion}/cancel
template:read template:view_insights
 GET /templates/{template}/daus
template:read user:read@owner|organization_member:read@owner!200
 POST /templateversions/{templateversion}/dynamic-parameters/evaluate
 GET /templateversions/{templateversion}/dynamic-parameters
template:read workspace:create@*
 POST /templateversions/{templateversion}/dry-run
template:read workspace:read@*!403
 GET /templateversions/{templateversion}/dry-run/{jobID}
 GET /templateversions/{templateversion}/dry-run/{jobID}/resources
 GET /templateversions/{templateversion}/dry-run/{jobID}/logs
 GET /templateversions/{templateversion}/dry-run/{jobID}/matched-provisioners
template:read workspace:read@*!403 workspace:update@* template:update!500
 PATCH /templateversions/{templateversion}/dry-run/{jobID}/cancel
template:read@*
 GET /templates/examples
 GET /templatebuilder/bases 2.34.0
 GET /templatebuilder/modules 2.34.0
template:view_insights
 GET /insights/templates
 GET /insights/user-activity
 GET /insights/user-latency
user:read@*!403
 GET /insights/user-status-counts`;
