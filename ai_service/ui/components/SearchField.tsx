import { useLanguage } from "../client/language.ts";
import { useListId } from "../client/use_list_id.ts";
import { Icon } from "./Icon.tsx";

/** The longest search that the service takes, in UTF-16 code units. */
const MAX_LENGTH = 100;

/** Where words are written that are searched for in all conversations. */
export function SearchField(
  { query, onQuery }: { query: string; onQuery: (query: string) => void },
) {
  const { text: { conversations: words } } = useLanguage();
  const id = useListId();
  return (
    <div class="search" role="search">
      <label class="visually-hidden" for={id}>{words.search}</label>
      <Icon name="search" />
      <input
        id={id}
        class="input"
        type="search"
        maxLength={MAX_LENGTH}
        placeholder={words.search}
        autocomplete="off"
        value={query}
        onInput={({ currentTarget }) => onQuery(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || event.isComposing || !query) return;
          // The drawer around it would close as well.
          event.preventDefault();
          onQuery("");
        }}
      />
    </div>
  );
}
