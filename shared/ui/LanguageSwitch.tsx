import type { Locale } from "./locale.ts";

const languages: { locale: Locale; name: string }[] = [
  { locale: "ja", name: "日本語" },
  { locale: "en", name: "English" },
];

/** The languages of the page, each but the current one a link. Works without JavaScript. */
export function LanguageSwitch(
  props: { locale: Locale; path: string; label: string },
) {
  return (
    <nav class="language-switch" aria-label={props.label}>
      {languages.map(({ locale, name }) =>
        locale === props.locale
          ? (
            // Not a link: Fresh writes `aria-current` of links itself.
            <span key={locale} lang={locale} aria-current="true">{name}</span>
          )
          : (
            <a
              key={locale}
              href={`${props.path}?lang=${locale}`}
              lang={locale}
              hreflang={locale}
            >
              {name}
            </a>
          )
      )}
    </nav>
  );
}
