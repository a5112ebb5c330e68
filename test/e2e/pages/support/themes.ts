import dark from "./themes/dark.json" with { type: "json" };
import highContrast from "./themes/highContrast.json" with { type: "json" };
import highContrastLight from "./themes/highContrastLight.json" with { type: "json" };
import light from "./themes/light.json" with { type: "json" };

/** What VS Code tells a webview about a theme: the classes of its body and the variables that the pages use. */
export interface ThemeVariables {
  readonly name: string;
  readonly classes: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** VS Code's own themes, as a webview of VS Code 1.139 gets them. */
export const themeVariables = { dark, light, highContrast, highContrastLight } as const satisfies Record<
  string,
  ThemeVariables
>;
