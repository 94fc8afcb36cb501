import type { Locale } from "./locale.ts";

/** Each language by its own name. */
export const languages: readonly { locale: Locale; name: string }[] = [
  { locale: "ja", name: "日本語" },
  { locale: "en", name: "English" },
];

/**
 * A link to the page in each other language. `path` may have a query, which is
 * kept. Works without JavaScript.
 */
export function LanguageSwitch(
  props: { locale: Locale; path: string; label: string },
) {
  const joint = props.path.includes("?") ? "&" : "?";
  return (
    <nav class="language-switch" aria-label={props.label}>
      {languages.map(({ locale, name }) =>
        locale === props.locale
          ? (
            // Not a link, because Fresh sets `aria-current` of links itself.
            <span key={locale} lang={locale} aria-current="true">{name}</span>
          )
          : (
            <a
              key={locale}
              href={`${props.path}${joint}lang=${locale}`}
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
