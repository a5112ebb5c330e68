import type { Context } from "hono";

const titles = {
  404: "Application Not Found",
  500: "Internal Server Error",
  502: "Application Unavailable",
} as const;

/** The page that refuses apps and terminals. */
export function errorPage(
  context: Context,
  status: 404 | 500 | 502,
  description: string,
  title: string = titles[status],
): Response {
  const escaped = description.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&#34;");
  const heading = `${status} - ${title}`;
  return context.html(
    `<!doctype html><html lang="en"><head><title>${heading}</title></head><body><h1>${heading}</h1><p>${escaped}</p></body></html>`,
    status,
    { "Content-Type": "text/html; charset=utf-8" },
  );
}
