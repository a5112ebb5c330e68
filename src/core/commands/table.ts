/**
 * What each `coder` command needs (the command line of v2.35.1, tried against a server of that release):
 * commands, separated by `|`, then the needs in the format of parseNeeds. A flag that changes the needs is
 * part of the command and comes first.
 */
export const commandNeeds = `
whoami|login --use-token-as-session = user:read
list --shared-with-me = workspace:read template:read user:read *workspace
list|schedule show|config-ssh = workspace:read template:read *workspace
show|logs|open app|sharing status = workspace:read template:read user:read
start = workspace:read,start template:read user:read
stop = workspace:read,stop template:read user:read
restart = workspace:read,start,stop template:read user:read
update = workspace:read,start,stop,create template:read user:read *workspace
create --org = workspace:create,read,start template:read,use user:read organization:read *workspace
create = workspace:create,read,start template:read,use user:read *workspace
delete --orphan = workspace:read,delete template:read,update user:read
delete = workspace:read,delete template:read user:read
ssh|port-forward|ping|speedtest|vscodessh = workspace:read,ssh template:read user:read
schedule start|schedule stop|schedule extend|favorite|unfavorite|rename|autoupdate = workspace:read,update template:read user:read
state pull = workspace:read template:read,update user:read
state push --no-build = workspace:read template:read,update user:read
state push = workspace:read,start template:read,update user:read
templates list = template:read *template
templates create = user:read organization:read template:read,create,update file:create,read *template
templates push = user:read organization:read template:read,create,update file:create,read
templates pull = user:read organization:read template:read file:read
templates versions list|templates presets list = user:read organization:read template:read
templates versions promote|templates edit|templates versions archive|templates versions unarchive|templates archive = user:read organization:read template:read,update
templates delete = user:read organization:read template:read,delete
tokens create = user:read api_key:create
tokens list|tokens view = user:read api_key:read
tokens remove --delete = user:read api_key:read,delete
tokens remove = user:read api_key:read,update
users list = user:read *user
users show = user:read organization:read
users suspend|users activate|users delete = user:* *user
organizations list = organization:read
organizations show = user:read organization:read
publickey --reset = user:read,read_personal,update_personal
publickey = user:read,read_personal
secret list = user:read user_secret:read
secret create = user:read user_secret:create
secret update = user:read user_secret:read,update
secret delete = user:read user_secret:delete
provisioner jobs list = user:read organization:read coder:templates.build
logout = api_key:delete`;

/** Commands whose routes were added in a release of the server, with that release. */
export const commandReleases: Readonly<Record<string, string>> = {
  "tokens remove": "2.31.1",
  "secret list": "2.33.0",
  "secret create": "2.33.0",
  "secret update": "2.33.0",
  "secret delete": "2.33.0",
};

/**
 * Commands that work with `organization_member:read` on oneself, which the composites for workspaces contain,
 * instead of `user:read` (seen on v2.35.1). Others request the user as well.
 */
export const memberCommands = "show|open app|stop|delete|ssh|schedule stop";

/** Commands that no narrow token can run, because a permission they need cannot be requested. */
export const impossibleCommands =
  "users create|users edit-roles|organizations create|organizations members|organizations roles|organizations settings|sharing add|sharing remove|groups|provisioner list|provisioner keys|licenses|proxy|notifications|support bundle";

/** Commands that request nothing that a scope guards. */
export const freeCommands = "version|netcheck|dotfiles|features list|completion|help|reset-password";

/** Commands that create a key with full access and continue with that. */
export const mintingCommands = "login|open vscode";

/** Other names for commands, old=new. */
export const commandAliases: Readonly<Record<string, string>> = {
  ls: "list",
  rm: "delete",
  template: "templates",
  token: "tokens",
  user: "users",
  organization: "organizations",
  org: "organizations",
  orgs: "organizations",
  secrets: "secret",
  group: "groups",
  license: "licenses",
  provisioners: "provisioner",
  "templates init": "dotfiles",
};
