import type { Locale } from "./locale.ts";

const languages: { locale: Locale; name: string }[] = [
  { locale: "ja", name: "日本語" },
  { locale: "en", name: "English" },
];

/** Two links that change the language of the page. Works without JavaScript. */
export function LanguageSwitch(
  props: { locale: Locale; path: string; label: string },
) {
  return (
    <nav class="language-switch" aria-label={props.label}>
      {languages.map(({ locale, name }) => (
        <a
          key={locale}
          href={`${props.path}?lang=${locale}`}
          lang={locale}
          hreflang={locale}
          {...(locale === props.locale && { "aria-current": "true" })}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
