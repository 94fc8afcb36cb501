import { html, raw } from "hono/html";

/** The sites' design tokens, inlined because this server serves no files. */
const TOKENS = Deno.readTextFileSync(
  new URL("../../shared/ui/static/tokens.css", import.meta.url),
);

const STYLE = `
${TOKENS}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
main { width: min(28rem, 100%); background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--accent-strong);
  border-radius: 1rem; padding: 2rem 1.5rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.4; }
ul { list-style: none; margin: 0 0 1rem; padding: 0; border-block: 1px solid var(--line); }
li { display: flex; justify-content: space-between; gap: 1rem; padding: .5rem 0; }
.total { font-weight: 600; display: flex; justify-content: space-between; }
form { display: grid; gap: .5rem; margin: 1rem 0 0; }
button { font: inherit; padding: .625rem 1rem; border-radius: .5rem; border: 1px solid var(--line); background: none; color: inherit; cursor: pointer; }
button.main { background: var(--ink); color: var(--surface); border-color: var(--ink); font-weight: 600; }
:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
.note { margin: 1.25rem 0 0; padding: .75rem 1rem; border-radius: .5rem; border: 1px dashed var(--line); color: var(--ink-soft); font-size: .875rem; }
h2 { margin: 0; font-size: 1.125rem; }
section { margin: 0 0 1.5rem; }
.message { margin: .75rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.message p { margin: .25rem 0; white-space: pre-line; overflow-wrap: anywhere; }
time { color: var(--ink-soft); font-size: .875rem; }
input[type=number] { width: 6rem; font: inherit; }
label { display: flex; gap: .5rem; align-items: center; }
`;

/** A page of a local provider around its content. */
export function pageFrame(
  { language, title, content }: {
    language: "ja" | "en";
    title: string;
    content: unknown;
  },
): string {
  return String(html`
    <!DOCTYPE html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${title}</title>
        <link rel="icon" href="data:,">
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html>
  `);
}
