import { Brand } from "../../../shared/ui/Brand.tsx";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Shop } from "../../shop/shop.ts";
import { messagesOf } from "../locales/messages.ts";
import { WelcomeFooter } from "./WelcomeFooter.tsx";

/** A heading, and what is said under it. */
export type Section = readonly [heading: string, words: string];

/** A page of plain words, with whom to ask at its end. */
export function LegalPage(
  { locale, shop, title, sections }: {
    locale: Locale;
    /** Null while it is not known. */
    shop: Shop | null;
    title: string;
    sections: readonly Section[];
  },
) {
  const text = messagesOf(locale);
  const contact = shop
    ? waysToAsk(shop, locale, text.legal.inPerson)
    : text.legal.notKnown;
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
        <LanguageSwitch locale={locale} path="" label={text.languageSwitch} />
      </header>
      <main id="content" class="legal" tabIndex={-1}>
        <h1>{title}</h1>
        {sections.filter(([, words]) => words !== "").map((
          [heading, words],
        ) => (
          <section key={heading}>
            <h2>{heading}</h2>
            <p>{words}</p>
          </section>
        ))}
        {contact && (
          <section>
            <h2>{text.legal.contact}</h2>
            <p>{contact}</p>
          </section>
        )}
        <p>
          <a href="/">{text.legal.back}</a>
        </p>
      </main>
      <WelcomeFooter text={text} />
    </div>
  );
}

/**
 * How the shop is reached, a line each: by telephone or mail, else in person.
 * Empty where it has given none of them; its name alone is of no help.
 */
function waysToAsk(
  { name, address, phone, email }: Shop,
  locale: Locale,
  inPerson: string,
): string {
  const there = address[locale];
  const ways = phone || email ? [phone, email] : [there && inPerson];
  return ways.some(Boolean)
    ? [name[locale], there, ...ways].filter(Boolean).join("\n")
    : "";
}
