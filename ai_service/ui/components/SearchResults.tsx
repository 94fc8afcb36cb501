import { Button } from "../../../shared/ui/Button.tsx";
import type { SearchHit } from "../../conversation/search_conversations.ts";
import { useLanguage } from "../client/language.ts";
import { useSearch } from "../client/use_search.ts";
import { FailureLine } from "./FailureLine.tsx";

/** The conversations in which the words stand, each with the place. */
export function SearchResults({ query }: { query: string }) {
  const { text: { conversations: words } } = useLanguage();
  const { hits, cursor, isBusy, failure, onMore } = useSearch(query);
  const status = isBusy
    ? words.searching
    : failure
    ? ""
    : words.found(hits.length, cursor !== null);
  return (
    <div class="conversations" aria-busy={isBusy}>
      <p class="conversation-group" role="status">{status}</p>
      <FailureLine failure={failure} />
      <ul role="list">
        {hits.map((hit) => <Hit key={hit.id} hit={hit} />)}
      </ul>
      {cursor && !isBusy && (
        <Button kind="quiet" onClick={onMore}>{words.searchOn}</Button>
      )}
    </div>
  );
}

function Hit({ hit: { id, title, excerpt, messageId } }: { hit: SearchHit }) {
  const { text: { conversations: words } } = useLanguage();
  const place = (
    <>
      {excerpt.before}
      <mark>{excerpt.match}</mark>
      {excerpt.after}
    </>
  );
  return (
    <li class="conversation">
      <a class="conversation-link conversation-hit" href={`/c/${id}`}>
        <span class="conversation-title" dir="auto">
          {messageId === null ? place : title || words.untitled}
        </span>
        {messageId !== null && (
          <span class="conversation-excerpt" dir="auto">{place}</span>
        )}
      </a>
    </li>
  );
}
