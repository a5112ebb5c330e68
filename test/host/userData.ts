import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** The themes in which everything visible is examined: their names in settings and in the theme picker. */
export const themes = {
  light: { setting: "Light Modern", label: "Light Modern" },
  dark: { setting: "Dark Modern", label: "Dark Modern" },
  highContrast: { setting: "Default High Contrast", label: "Dark High Contrast" },
  highContrastLight: { setting: "Default High Contrast Light", label: "Light High Contrast" },
} as const;

export type Theme = keyof typeof themes;

/** The folders of one VS Code, which nothing else has used and which are removed with it. */
export interface UserData {
  readonly root: string;
  readonly userData: string;
  readonly extensions: string;
  readonly workspace: string;
  /** Variables that keep VS Code's logs, caches and IDs out of the person's home. */
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
}

/** VS Code without welcome pages, questions, assistants and outside connections. */
const quietSettings = {
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.colorTheme": themes.dark.setting,
  "window.autoDetectColorScheme": false,
  "security.workspace.trust.enabled": false,
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "git.enabled": false,
  "workbench.enableExperiments": false,
  // Animations keep a processor busy, and make tests wait.
  "workbench.reduceMotion": "on",
  "editor.cursorBlinking": "solid",
};

export interface UserDataOptions {
  readonly theme?: Theme | undefined;
  /** User settings, in addition to the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  /** Files of the folder that is open: their contents by their paths, relative. */
  readonly files?: Readonly<Record<string, string>> | undefined;
  /** A folder for everything; by default a temporary one that is removed afterwards. */
  readonly keepIn?: string | undefined;
}

/**
 * Writes the user settings of a VS Code, and nothing else.
 * @param userData the folder of its user data, absolute.
 */
export function writeSettings(
  userData: string,
  { theme, settings }: Pick<UserDataOptions, "theme" | "settings">,
): void {
  mkdirSync(path.join(userData, "User"), { recursive: true });
  writeFileSync(
    path.join(userData, "User", "settings.json"),
    JSON.stringify(
      {
        ...quietSettings,
        ...(theme === undefined ? {} : { "workbench.colorTheme": themes[theme].setting }),
        ...settings,
      },
      null,
      2,
    ),
  );
}

/** Creates the folders of a new VS Code and writes its user settings. */
export function createUserData({ theme, settings, files = {}, keepIn }: UserDataOptions = {}): UserData {
  const root = keepIn ?? mkdtempSync(path.join(tmpdir(), "coder-access-vscode-"));
  const folders = {
    userData: path.join(root, "user-data"),
    extensions: path.join(root, "extensions"),
    workspace: path.join(root, "workspace"),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
  writeSettings(folders.userData, { theme, settings });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folders.workspace, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return {
    root,
    ...folders,
    env: { XDG_DATA_HOME: path.join(root, "data"), XDG_CACHE_HOME: path.join(root, "cache") },
    remove: () => {
      if (keepIn === undefined)
        rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    },
  };
}
