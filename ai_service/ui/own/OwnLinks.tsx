import type { ChatMessages } from "../locales/chat_en.ts";
import { OWN_PAGES, type OwnPageName } from "./own_pages.ts";

/** The ways to a person's own bookings, orders, forms and settings. */
export function OwnLinks(
  { text, here }: {
    text: ChatMessages;
    /** The page that the links are on, if it is one of them. */
    here?: OwnPageName;
  },
) {
  return (
    <nav class="own-links" aria-label={text.own.nav}>
      {OWN_PAGES.map((name) => (
        <a
          key={name}
          href={`/${name}`}
          aria-current={name === here ? "page" : undefined}
        >
          {text.own.pages[name].short}
        </a>
      ))}
      <a href="/settings">{text.conversations.settings}</a>
    </nav>
  );
}
