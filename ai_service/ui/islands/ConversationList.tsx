import type { Signal } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import { Brand } from "../../../shared/ui/Brand.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { ConversationSummary } from "../../conversation/events.ts";
import { languageOf, LanguageProvider } from "../client/language.ts";
import { useAlive } from "../client/use_alive.ts";
import { useConversations } from "../client/use_conversations.ts";
import { Account } from "../components/Account.tsx";
import { ConversationRows } from "../components/ConversationRows.tsx";
import { Icon } from "../components/Icon.tsx";

/** What the page hands to the list. */
export interface ConversationListProps {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  userName: string;
  conversations: Signal<ConversationSummary[]>;
  nextCursor: string | null;
  currentId: Signal<string | null>;
}

/** The person's conversations: beside the chat where there is room, else in a drawer. */
export default function ConversationList(props: ConversationListProps) {
  const language = useMemo(
    () => languageOf(props.locale, props.timeZone),
    [],
  );
  const { text } = language;
  const drawer = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const alive = useAlive();
  const actions = useConversations(props);
  const rows = (
    <>
      <a class="button new-conversation" href="/">
        <Icon name="plus" />
        {text.conversations.create}
      </a>
      <ConversationRows
        conversations={props.conversations.value}
        currentId={props.currentId.value}
        {...actions}
      />
      <Account name={props.userName} />
    </>
  );
  const show = () => {
    drawer.current?.showModal();
    setOpen(true);
  };
  return (
    <LanguageProvider value={language}>
      <div class="menu-button">
        <Button
          kind="quiet"
          shape="icon"
          aria-label={text.conversations.open}
          aria-haspopup="dialog"
          disabled={!alive}
          onClick={show}
        >
          <Icon name="menu" />
        </Button>
      </div>
      <nav class="sidebar" aria-label={text.conversations.heading}>
        <Brand name={text.brand} href="/" />
        {rows}
      </nav>
      <dialog
        ref={drawer}
        class="drawer"
        aria-label={text.conversations.heading}
        onClose={() => setOpen(false)}
        onClick={(event) => {
          if (event.target === drawer.current) drawer.current?.close();
        }}
      >
        {open && (
          <div class="drawer-inner">
            <div class="drawer-head">
              <Brand name={text.brand} href="/" />
              <Button
                kind="quiet"
                shape="icon"
                aria-label={text.conversations.close}
                onClick={() => drawer.current?.close()}
              >
                <Icon name="close" />
              </Button>
            </div>
            {rows}
          </div>
        )}
      </dialog>
    </LanguageProvider>
  );
}
