import type { Signal } from "@preact/signals";
import { useMemo, useRef, useState } from "preact/hooks";
import { Brand } from "../../../shared/ui/Brand.tsx";
import { Button } from "../../../shared/ui/Button.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { ConversationSummary } from "../../conversation/events.ts";
import { languageOf, LanguageProvider } from "../client/language.ts";
import { usePart } from "../client/part.ts";
import { shortcutsPart } from "../client/sidebar_parts.ts";
import { useAlive } from "../client/use_alive.ts";
import { useConversations } from "../client/use_conversations.ts";
import { useDeletions } from "../client/use_deletions.ts";
import { useNow } from "../client/use_now.ts";
import { useSidebarKeys } from "../client/use_sidebar_keys.ts";
import { Drawer } from "../components/Drawer.tsx";
import { Icon } from "../components/Icon.tsx";
import { Sidebar } from "../components/Sidebar.tsx";
import { UndoNotices } from "../components/UndoNotices.tsx";

/** What the page hands to the list. */
export interface ConversationListProps {
  locale: Locale;
  /** IANA name. */
  timeZone: string;
  /** Milliseconds since the epoch. */
  now: number;
  userName: string;
  conversations: Signal<ConversationSummary[]>;
  nextCursor: string | null;
  currentId: Signal<string | null>;
}

/** The person's conversations: beside the chat where there is room, else in a drawer. */
export default function ConversationList(props: ConversationListProps) {
  const { locale, timeZone, currentId, userName } = props;
  const language = useMemo(() => languageOf(locale, timeZone), []);
  const { text } = language;
  const nav = useRef<HTMLElement>(null);
  const drawer = useRef<HTMLDivElement>(null);
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const Help = usePart(shortcutsPart, isHelpOpen);
  const alive = useAlive();
  const now = useNow(props.now);
  const actions = useConversations(props);
  const { waiting, remove, undo } = useDeletions(actions.erase);
  const listed = props.conversations.value.filter(({ id }) =>
    waiting.every((deletion) => deletion.id !== id)
  );
  const showHelp = () => setHelpOpen(true);
  useSidebarKeys({
    ...{ nav, drawer, showHelp },
    ids: listed.map(({ id }) => id),
    currentId: currentId.value,
    openDrawer: () => setDrawerOpen(true),
  });
  const content = (
    <Sidebar
      {...{ userName, now, actions }}
      conversations={listed}
      currentId={currentId.value}
      onShortcuts={showHelp}
      onRemove={({ id, title }) => {
        remove(id, title);
        if (id === currentId.value) location.assign("/");
      }}
    />
  );
  const notices = <UndoNotices waiting={waiting} onUndo={undo} />;
  return (
    <LanguageProvider value={language}>
      <div class="menu-button">
        <Button
          kind="quiet"
          shape="icon"
          aria-label={text.conversations.open}
          aria-haspopup="dialog"
          disabled={!alive}
          onClick={() => setDrawerOpen(true)}
        >
          <Icon name="menu" />
        </Button>
      </div>
      <nav ref={nav} class="sidebar" aria-label={text.conversations.heading}>
        <Brand name={text.brand} href="/" />
        {content}
      </nav>
      {isDrawerOpen && (
        <Drawer
          contentRef={drawer}
          onClose={() => setDrawerOpen(false)}
        >
          {content}
          {notices}
        </Drawer>
      )}
      {!isDrawerOpen && notices}
      {isHelpOpen && Help && <Help onClose={() => setHelpOpen(false)} />}
    </LanguageProvider>
  );
}
