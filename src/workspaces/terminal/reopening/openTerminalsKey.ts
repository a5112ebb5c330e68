/** Where VS Code's state of a window's folder holds which terminals in workspaces are open; it is looked at when VS Code starts. */
export const openTerminalsKey = "openTerminals";
