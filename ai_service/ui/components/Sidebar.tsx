import { useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { usePart } from "../client/part.ts";
import { searchPart } from "../client/sidebar_parts.ts";
import { OwnLinks } from "../own/OwnLinks.tsx";
import { Account } from "./Account.tsx";
import { ConversationRows } from "./ConversationRows.tsx";
import { Icon } from "./Icon.tsx";
import { SearchField } from "./SearchField.tsx";

/** A new conversation, those there are, the person's own pages and the account. */
export function Sidebar(
  { userName, onShortcuts, ...list }:
    & Parameters<typeof ConversationRows>[0]
    & { userName: string; onShortcuts: () => void },
) {
  const { text } = useLanguage();
  const [query, setQuery] = useState("");
  const isSearching = query.trim() !== "";
  const Results = usePart(searchPart, isSearching);
  return (
    <>
      <a class="button new-conversation" href="/">
        <Icon name="plus" />
        {text.conversations.create}
      </a>
      <SearchField query={query} onQuery={setQuery} />
      {isSearching && Results
        ? <Results query={query.trim()} />
        : <ConversationRows {...list} />}
      <div class="sidebar-foot">
        <OwnLinks text={text} />
        <div class="sidebar-account">
          <Account name={userName} />
          <Button
            kind="quiet"
            shape="icon"
            aria-label={text.shortcuts.title}
            title={`${text.shortcuts.title} (?)`}
            onClick={onShortcuts}
          >
            <Icon name="keyboard" />
          </Button>
        </div>
      </div>
    </>
  );
}
