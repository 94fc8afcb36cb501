import { html, raw } from "hono/html";
import type { DemoAccount } from "./accounts.ts";

const TEXTS = {
  ja: {
    title: (provider: string) => `${provider} でログイン(デモ)`,
    choose: "アカウントを選択",
    to: (site: string) => `${site} に進みます`,
    note:
      "これはお使いのパソコンの中だけで動くデモ用のログインです。パスワードは不要で、本物の " +
      "Google や LINE には接続しません。",
    friend: "お店の公式アカウントを友だち追加する",
    customer: "お客さま",
    owner: "店主",
    noEmail: "メールアドレスなし",
    cancel: "キャンセル",
  },
  en: {
    title: (provider: string) => `Sign in with ${provider} (demo)`,
    choose: "Choose an account",
    to: (site: string) => `to continue to ${site}`,
    note:
      "This is a local demo sign-in that runs on this computer only. It needs no password and " +
      "never contacts the real Google or LINE.",
    friend: "Add the shop's official account as a friend",
    customer: "Customer",
    owner: "Owner",
    noEmail: "No e-mail address",
    cancel: "Cancel",
  },
};

/** The sites' design tokens, inlined because this server serves no files. */
const TOKENS = Deno.readTextFileSync(
  new URL("../../shared/ui/static/tokens.css", import.meta.url),
);

const STYLE = `
${TOKENS}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100dvh; display: grid; place-items: center; padding: 1rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.6 system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", sans-serif; }
main { width: min(26rem, 100%); background: var(--surface); border: 1px solid var(--line); border-top: 4px solid var(--provider);
  border-radius: 1rem; padding: 2rem 1.5rem; }
h1 { margin: 0; font-size: 1.375rem; line-height: 1.4; }
.site { margin: 0 0 1.25rem; color: var(--ink-soft); overflow-wrap: anywhere; }
ul { list-style: none; margin: 0; padding: 0; border-block: 1px solid var(--line); }
li + li { border-top: 1px solid var(--line); }
.account { display: grid; grid-template-columns: auto 1fr auto; gap: .875rem; align-items: center; width: 100%; padding: .75rem .5rem;
  font: inherit; color: inherit; text-align: start; background: none; border: 0; cursor: pointer; }
.account:hover { background: color-mix(in srgb, var(--provider) 10%, transparent); }
:focus-visible { outline: 3px solid var(--provider); outline-offset: 2px; border-radius: .5rem; }
.face { display: grid; place-items: center; width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--provider); color: var(--on-provider-strong); font-weight: 600; }
.name { display: block; font-weight: 600; line-height: 1.4; }
.email, .role, .note { color: var(--ink-soft); font-size: .875rem; }
.email { overflow-wrap: anywhere; }
.note { margin: 1.25rem 0 1rem; padding: .75rem 1rem; border-radius: .5rem; background: color-mix(in srgb, var(--provider) 10%, transparent); }
.cancel { font: inherit; color: inherit; background: none; border: 0; padding: .5rem; text-decoration: underline; cursor: pointer; }
`;

export interface PickerOptions {
  provider: "google" | "line";
  accounts: readonly DemoAccount[];
  /** Whether LINE offers to add the shop's account as a friend. */
  offersFriend: boolean;
  /** The host of the site to continue to, e.g. `localhost:8787`. */
  site: string;
  language: "ja" | "en";
}

/**
 * The page on which a person chooses an account. It posts `account=<sub>` to its
 * own URL; the value is empty if the person cancels.
 */
export function accountPicker(
  { provider, accounts, offersFriend, site, language }: PickerOptions,
): string {
  const texts = TEXTS[language];
  const brand = provider === "google"
    ? { name: "Google", color: "var(--google-strong)" }
    : { name: "LINE", color: "var(--line-app-strong)" };
  const page = html`
    <!DOCTYPE html>
    <html lang="${language}" style="--provider: ${brand.color}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>${texts.title(brand.name)}</title>
        <link rel="icon" href="${dot(brand.color)}">
        <style>${raw(STYLE)}</style>
      </head>
      <body>
        <main>
          <form method="post">
            <h1>${texts.choose}</h1>
            <p class="site">${texts.to(site)}</p>
            <ul>${accounts.map((account) => listItem(account, texts))}</ul>
            ${offersFriend ? friendBox(texts.friend) : ""}
            <p class="note"><strong>${texts.title(
              brand.name,
            )}</strong><br>${texts.note}</p>
            <button class="cancel" name="account" value="">${texts
              .cancel}</button>
          </form>
        </main>
      </body>
    </html>
  `;
  return String(page);
}

/** An icon without a request, which the page's policy would refuse. */
function dot(color: string): string {
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'><circle cx='4' cy='4' r='4' fill='${color}'/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

/** As on LINE's page, it is ticked at first. */
function friendBox(label: string) {
  return html`<p><label><input type="checkbox" name="friend" checked> ${label}</label></p>`;
}

function listItem(
  { sub, name, email, role }: DemoAccount,
  texts: typeof TEXTS["ja"],
) {
  return html`<li><button class="account" name="account" value="${sub}">
  <span class="face" aria-hidden="true">${[...name][0]}</span>
  <span><span class="name">${name}</span><span class="email">${
    email ?? texts.noEmail
  }</span></span>
  <span class="role">${texts[role]}</span>
</button></li>`;
}
