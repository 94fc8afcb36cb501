import type { Signal } from "@preact/signals";
import { Head } from "fresh/runtime";
import { useEffect, useMemo, useRef } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import type {
  ConversationSummary,
  ConversationView,
} from "../../conversation/events.ts";
import {
  type ChatState,
  type Failure,
  takesDecisions,
  waitingApprovals,
} from "../client/chat_state.ts";
import { isToldAtField } from "../client/approvals.ts";
import type { ChatSession } from "../client/chat_session.ts";
import { createDrafts } from "../client/drafts.ts";
import { languageOf, LanguageProvider } from "../client/language.ts";
import {
  touchConversation,
  updateConversation,
} from "../client/conversations.ts";
import { useAlive } from "../client/use_alive.ts";
import { useChat } from "../client/use_chat.ts";
import { useShortcuts } from "../client/use_shortcuts.ts";
import { Composer } from "../components/Composer.tsx";
import { Examples, type Greeting } from "../components/Examples.tsx";
import { FailureNotice } from "../components/FailureNotice.tsx";
import { type Rendered, RenderedProvider } from "../markdown/rendered.ts";
import { StatusLine } from "../components/StatusLine.tsx";
import type { Desk } from "../components/Message.tsx";
import {
  type ResultActions,
  ResultActionsProvider,
} from "../results/actions.ts";
import { Transcript } from "../components/Transcript.tsx";

/** What the page hands to the chat; `view` is null for a new conversation. */
export interface ChatProps {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  view: ConversationView | null;
  /** Whether orders can be paid online. */
  hasPayments: boolean;
  greeting: Greeting;
  conversations: Signal<ConversationSummary[]>;
  currentId: Signal<string | null>;
}

/** One conversation: its transcript, its approvals and the composer. */
export default function Chat(
  {
    locale,
    timeZone,
    view,
    hasPayments,
    greeting,
    conversations,
    currentId,
    ...rendered
  }: ChatProps & Rendered,
) {
  const language = useMemo(() => languageOf(locale, timeZone), []);
  const drafts = useMemo(() => createDrafts(() => sessionStorage), []);
  const input = useRef<HTMLTextAreaElement>(null);
  // A finger would bring the keyboard up over what it has just tapped.
  const focusInput = () => {
    if (matchMedia("(pointer: fine)").matches) input.current?.focus();
  };
  const alive = useAlive();
  useEffect(() => {
    if (view === null) focusInput();
  }, []);
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
    onSummary: (summary) => {
      conversations.value = updateConversation(conversations.value, summary);
    },
    onDeleted: () => {
      conversations.value = conversations.value.filter(({ id }) =>
        id !== currentId.value
      );
    },
    // The page without a session is the one to sign in on.
    onSignedOut: () => location.assign(`${location.pathname}?signed_out`),
  });
  const busy = !takesDecisions(chat);
  const lastText = chat.messages.findLast(({ role }) => role === "user")?.text;
  const send = (text: string) => {
    focusInput();
    return session.send(text);
  };
  const stop = chat.phase !== "idle" && chat.phase !== "sending"
    ? () => session.stop()
    : null;
  useShortcuts({ stop, write: () => input.current?.focus() });
  const isOpen = alive && !busy;
  const desk = useMemo(() => deskOf(chat, session, isOpen), [
    isOpen,
    chat.deciding,
    chat.failure,
    chat.messages,
  ]);
  const revision = useSettled(revisionOf(chat), chat.phase === "idle");
  const actions = useMemo((): ResultActions => ({
    isOpen,
    say: (text) => void send(text),
    tap: (body, options) => session.tap(body, options),
    read: (tool, args) => session.read(tool, args),
    hasPayments,
    pay: (orderId) => session.pay(orderId),
    revision,
  }), [isOpen, revision]);
  const again = chat.unsent
    ? () => input.current?.form?.requestSubmit()
    : chat.outcome === "failed" && isRepeatable(chat.failure) && lastText
    ? () => send(lastText)
    : null;
  const title = conversations.value
    .find(({ id }) => id === currentId.value)?.title;
  return (
    <LanguageProvider value={language}>
      <RenderedProvider value={rendered}>
        <Head>
          <title>
            {[title, language.text.brand].filter(Boolean).join(" · ")}
          </title>
        </Head>
        <ResultActionsProvider value={actions}>
          <Transcript
            chat={chat}
            desk={desk}
            onEarlier={(cursor) => session.loadEarlier(cursor)}
          >
            {chat.messages.length === 0 && !busy && (
              <Examples
                greeting={greeting}
                disabled={!alive}
                onPick={send}
              />
            )}
            {chat.failure && !isToldAtField(chat) && (
              <FailureNotice
                failure={chat.failure}
                unsent={chat.unsent}
                onRetry={again}
                onDismiss={dismiss}
              />
            )}
          </Transcript>
        </ResultActionsProvider>
        <div class="counter">
          <StatusLine chat={chat} />
          <Composer
            inputRef={input}
            conversationId={currentId.value}
            drafts={drafts}
            busy={busy || !alive}
            hint={waitingApprovals(chat).length > 0
              ? language.text.composer.waiting
              : null}
            onSend={send}
            onStop={stop}
            stopping={chat.phase === "stopping"}
          />
        </div>
      </RenderedProvider>
    </LanguageProvider>
  );
}

/** What can be done with the messages and cards of the transcript. */
function deskOf(
  { deciding, failure, messages }: ChatState,
  session: ChatSession,
  isOpen: boolean,
): Desk {
  const known = new Set(messages.map(({ id }) => id));
  return {
    approvals: {
      open: isOpen,
      deciding,
      failure,
      decide: (approvalId, body) => session.decide(approvalId, body),
    },
    messages: {
      isOpen,
      rate: (id, value) => session.rate(id, value),
      regenerate: () => session.regenerate(),
      resend: (id, text) => session.send(text, id),
    },
    viewBranch: async (id) => {
      const branch = await session.viewBranch(id);
      return branch.filter(({ id }) => !known.has(id));
    },
  };
}

/**
 * The value as it was when the page was last idle: what a turn changes is read
 * once, at its end, and not with each step of it.
 */
function useSettled<Value>(value: Value, isIdle: boolean): Value {
  const settled = useRef(value);
  if (isIdle) settled.current = value;
  return settled.current;
}

/** Changes with each message, and with each write that is done. */
function revisionOf({ messages, approvals }: ChatState): string {
  const done = Object.values(approvals).filter(({ state }) => state === "done");
  return [messages.length, messages.at(-1)?.id, done.length].join(" ");
}

/** Failures of a run that had no approved writes: nothing was done yet. */
const REPEATABLE = new Set([
  "run_failed",
  "model_busy",
  "model_timed_out",
  "model_broke_off",
  "interrupted",
  "network",
]);

/** Whether it is known that nothing was done, so that it can be asked for again. */
function isRepeatable(failure: Failure | null): boolean {
  return failure !== null && REPEATABLE.has(failure.code);
}
