/** What a page's document is built from. */
export type PanelDocument = {
  readonly nonce: string;
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  readonly title: string;
  readonly language: string;
  /** The extension's texts in the person's language; none for English. */
  readonly translations: Readonly<Record<string, unknown>> | undefined;
};

/**
 * Builds the document of a page: no inline script or style, nothing from elsewhere, nothing secret.
 * @returns HTML in which every value is escaped.
 */
export function panelHtml(document: PanelDocument): string {
  const { nonce, cspSource, script, style, title, language, translations } = document;
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escape(style)}">
<title>${escape(title)}</title>
</head>
<body>
<main id="page" data-translations="${escape(JSON.stringify(translations ?? {}))}"></main>
<script nonce="${nonce}" src="${escape(script)}"></script>
</body>
</html>`;
}

function escape(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;");
}
