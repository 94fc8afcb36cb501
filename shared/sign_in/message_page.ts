import type { Locale } from "../ui/locale.ts";

/** A page without scripts or styles, and its headers. */
export interface MessagePage {
  html: string;
  headers: Record<string, string>;
}

/**
 * A page that says one thing, for when the site itself cannot be asked.
 *
 * @param content Its title and body as HTML; neither may contain anything of a
 * request.
 */
export function messagePage(
  language: Locale,
  { title, body }: { title: string; body: string },
): MessagePage {
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>">
<title>${title}</title>
${body}
</html>
`;
  return {
    html,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-store",
      "Content-Security-Policy":
        "default-src 'none'; img-src data:; frame-ancestors 'none'",
    },
  };
}
