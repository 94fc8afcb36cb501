import { useSignal } from "@preact/signals";
import { LanguageSwitch } from "../../../shared/ui/LanguageSwitch.tsx";
import type { User } from "../../auth/user.ts";
import { EXAMPLES, GREETING, offered } from "../../business.ts";
import type { ConversationView } from "../../conversation/events.ts";
import Chat from "../islands/Chat.tsx";
import ConversationList from "../islands/ConversationList.tsx";
import { messagesOf } from "../locales/messages.ts";
import type { Rendered } from "../markdown/rendered.ts";
import type { ConversationPage, SiteState } from "../state.ts";
import { PageParts } from "./PageParts.tsx";

/** As many as a phone shows above the keyboard. */
const MAX_EXAMPLES = 4;

/** The chat with the list beside it; `view` is null for a new conversation. */
export function ChatPage(
  { state, user, list, view, answers = {}, tools }: {
    state: SiteState;
    user: User;
    list: ConversationPage;
    view: ConversationView | null;
    /** The texts of its messages that are rendered already. */
    answers?: Rendered;
    /** Names of the tools that there are. */
    tools: ReadonlySet<string>;
  },
) {
  const { locale, timeZone, offlineModel, hasPayments } = state;
  const text = messagesOf(locale);
  // The two islands share these, so that one shows what the other changes.
  const conversations = useSignal(list.items);
  const currentId = useSignal(view?.conversation.id ?? null);
  return (
    <div class="shell">
      <PageParts locale={locale} messages={view?.messages ?? []} />
      <ConversationList
        locale={locale}
        timeZone={timeZone}
        now={state.now.getTime()}
        userName={user.name}
        conversations={conversations}
        nextCursor={list.nextCursor}
        currentId={currentId}
      />
      <main id="content" class="chat" tabIndex={-1}>
        <header class="chat-head">
          <h1 class="visually-hidden">{text.chat.title}</h1>
          {offlineModel && (
            <details class="offline">
              <summary class="badge">{text.chat.offlineModel}</summary>
              <p class="card">{text.chat.offlineModelLead}</p>
            </details>
          )}
          <LanguageSwitch
            locale={locale}
            // Relative, as the address changes with the first message.
            path=""
            label={text.languageSwitch}
          />
        </header>
        <Chat
          locale={locale}
          timeZone={timeZone}
          view={view}
          hasPayments={hasPayments}
          greeting={{
            heading: GREETING[locale],
            examples: offered(EXAMPLES, tools, locale).slice(0, MAX_EXAMPLES),
          }}
          conversations={conversations}
          currentId={currentId}
          {...answers}
        />
      </main>
    </div>
  );
}
