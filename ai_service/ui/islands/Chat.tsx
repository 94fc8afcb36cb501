import type { Signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import type {
  ConversationSummary,
  ConversationView,
} from "../../chat/events.ts";
import { waitingApprovals } from "../client/chat_reducer.ts";
import { createDrafts } from "../client/drafts.ts";
import { languageOf, LanguageProvider } from "../client/language.ts";
import { touchConversation } from "../client/conversations.ts";
import { useChat } from "../client/use_chat.ts";
import { Composer } from "../components/Composer.tsx";
import { Examples } from "../components/Examples.tsx";
import { FailureNotice } from "../components/FailureNotice.tsx";
import { StatusLine } from "../components/StatusLine.tsx";
import { Transcript } from "../components/Transcript.tsx";

/** What the page hands to the chat; `view` is null for a new conversation. */
export interface ChatProps {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  view: ConversationView | null;
  conversations: Signal<ConversationSummary[]>;
  currentId: Signal<string | null>;
}

/** One conversation: its transcript, its approvals and the composer. */
export default function Chat(
  { locale, timeZone, view, conversations, currentId }: ChatProps,
) {
  const language = useMemo(() => languageOf(locale, timeZone), []);
  const drafts = useMemo(() => createDrafts(() => sessionStorage), []);
  const [alive, setAlive] = useState(false);
  useEffect(() => setAlive(true), []);
  const note = (summary: ConversationSummary) => {
    conversations.value = touchConversation(conversations.value, summary);
  };
  const [chat, session, dismiss] = useChat(view, {
    onCreated: (id, title) => {
      const at = new Date().toISOString();
      note({ id, title, createdAt: at, updatedAt: at });
      currentId.value = id;
      history.replaceState(null, "", `/c/${id}`);
    },
    onLoaded: ({ conversation }) => note(conversation),
  });
  const busy = chat.phase !== "idle";
  const lastText = chat.messages.findLast(({ role }) => role === "user")?.text;
  const canRetry = chat.outcome === "failed" && lastText !== undefined;
  return (
    <LanguageProvider value={language}>
      <Transcript
        chat={chat}
        onDecide={(approvalId, body) => session.decide(approvalId, body)}
        onEarlier={(cursor) => session.loadEarlier(cursor)}
      >
        {chat.messages.length === 0 && !busy && (
          <Examples
            disabled={!alive}
            onPick={(text) => session.send(text)}
          />
        )}
        {chat.failure && (
          <FailureNotice
            failure={chat.failure}
            onRetry={canRetry ? () => session.send(lastText) : null}
            onDismiss={dismiss}
          />
        )}
      </Transcript>
      <div class="counter">
        <StatusLine chat={chat} />
        <Composer
          conversationId={currentId.value}
          drafts={drafts}
          busy={busy || !alive}
          hint={waitingApprovals(chat).length > 0
            ? language.text.composer.waiting
            : null}
          onSend={(text) => session.send(text)}
          onStop={busy ? () => session.stop() : null}
        />
      </div>
    </LanguageProvider>
  );
}
