import { Head } from "fresh/runtime";
import { Brand } from "../../../shared/ui/Brand.tsx";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import { PageParts } from "../components/PageParts.tsx";
import OwnRecords from "../islands/OwnRecords.tsx";
import { messagesOf } from "../locales/messages.ts";
import type { SiteState } from "../state.ts";
import { OwnLinks } from "./OwnLinks.tsx";
import type { OwnPageName } from "./own_pages.ts";

/** A page of the person's own bookings, orders or forms. */
export function OwnPage(
  { state, name }: { state: SiteState; name: OwnPageName },
) {
  const { locale, timeZone, hasPayments, now } = state;
  const text = messagesOf(locale);
  const { title, lead } = text.own.pages[name];
  return (
    <div class="welcome">
      <Head>
        <title>{`${title} · ${text.brand}`}</title>
      </Head>
      <PageParts locale={locale} messages={[]} />
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
        <LanguageSwitch locale={locale} path="" label={text.languageSwitch} />
      </header>
      <main id="content" class="own" tabIndex={-1}>
        <div class="own-bar">
          <OwnLinks text={text} here={name} />
          <a href="/">{text.own.toChat}</a>
        </div>
        <h1>{title}</h1>
        <p class="own-lead">{lead}</p>
        <OwnRecords
          name={name}
          locale={locale}
          timeZone={timeZone}
          hasPayments={hasPayments}
          now={now.toISOString()}
        />
      </main>
    </div>
  );
}
