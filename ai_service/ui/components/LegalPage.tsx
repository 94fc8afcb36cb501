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
    ? [shop.name[locale], shop.address[locale], shop.phone, shop.email]
    : [text.legal.notKnown];
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
        <section>
          <h2>{text.legal.contact}</h2>
          <p>{contact.filter(Boolean).join("\n")}</p>
        </section>
        <p>
          <a href="/">{text.legal.back}</a>
        </p>
      </main>
      <WelcomeFooter text={text} />
    </div>
  );
}
