import { asset } from "fresh/runtime";
import { SiteHeader } from "../components/SiteHeader.tsx";
import { define } from "../state.ts";

const styleSheets = [
  "/tokens.css",
  "/base.css",
  "/admin/site.css",
  "/admin/calendar.css",
  "/admin/desk.css",
];

export default define.page(({ Component, state, url }) => {
  const { locale, text, adminContext } = state;
  return (
    <html lang={locale}>
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1"
        />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{text.site}</title>
        <link rel="icon" href={asset("/icon.svg")} type="image/svg+xml" />
        {styleSheets.map((path) => (
          <link key={path} rel="stylesheet" href={asset(path)} />
        ))}
        {adminContext && <script type="module" src={asset("/admin/desk.js")} />}
        {adminContext && (
          <script type="module" src={asset("/admin/unsaved.js")} />
        )}
      </head>
      <body data-leave={text.leave}>
        <a class="skip-link" href="#content">{text.skipToContent}</a>
        <SiteHeader
          text={text}
          locale={locale}
          staff={adminContext}
          url={url}
        />
        <main id="content" tabIndex={-1}>
          <Component />
        </main>
      </body>
    </html>
  );
});
