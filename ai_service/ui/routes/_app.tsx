import { asset } from "fresh/runtime";
import { displayOf } from "../../../shared/ui/display.ts";
import { localeOf } from "../../../shared/ui/locale.ts";
import { THEME_COLOR } from "../../../shared/ui/theme_color.ts";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

const styleSheets = ["/tokens.css", "/base.css", "/chat.css"];

export default define.page(function App({ Component, state, req }) {
  // An error before the state was there still gets a page.
  const locale = state.locale ?? localeOf(req);
  const text = messagesOf(locale);
  const { theme, textSize } = displayOf(req);
  return (
    <html
      lang={locale}
      data-theme={theme === "system" ? undefined : theme}
      data-text-size={textSize}
    >
      <head>
        <meta charset="utf-8" />
        <meta
          name="viewport"
          content="width=device-width, initial-scale=1, interactive-widget=resizes-content, viewport-fit=cover"
        />
        <meta name="color-scheme" content="light dark" />
        <meta
          name="theme-color"
          content={THEME_COLOR.light}
          media="(prefers-color-scheme: light)"
        />
        <meta
          name="theme-color"
          content={THEME_COLOR.dark}
          media="(prefers-color-scheme: dark)"
        />
        <title>{text.brand}</title>
        <meta name="description" content={text.tagline} />
        <link rel="icon" href={asset("/icon.svg")} type="image/svg+xml" />
        {styleSheets.map((path) => (
          <link key={path} rel="stylesheet" href={asset(path)} />
        ))}
      </head>
      <body>
        <a class="skip-link" href="#content">{text.skipToContent}</a>
        <Component />
      </body>
    </html>
  );
});
