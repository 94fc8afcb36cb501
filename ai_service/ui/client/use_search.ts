import { useEffect, useMemo, useState } from "preact/hooks";
import type { SearchHit } from "../../conversation/search_conversations.ts";
import { createChatApi, failureOf } from "./api.ts";
import type { Failure } from "./chat_state.ts";

/** How long a person has to pause before it is searched, in milliseconds. */
const PAUSE_MS = 250;

interface Search {
  /** What the hits are for; undefined before the first answer. */
  query: string | undefined;
  hits: readonly SearchHit[];
  /** Where the search goes on; null once everything was looked at. */
  cursor: string | null;
  failure: Failure | null;
}

const NOTHING: Search = {
  query: undefined,
  hits: [],
  cursor: null,
  failure: null,
};

/** What was found for these words, once the person has paused. */
export function useSearch(query: string) {
  const api = useMemo(() => createChatApi((...all) => fetch(...all)), []);
  const [search, setSearch] = useState(NOTHING);
  const look = async (before: Search, signal: AbortSignal) => {
    try {
      const cursor = before.cursor ?? "";
      const page = await api.searchConversations(query, cursor, signal);
      const hits = [...before.hits, ...page.items];
      setSearch({ query, hits, cursor: page.nextCursor, failure: null });
    } catch (error) {
      if (signal.aborted) return;
      setSearch({ ...before, query, failure: failureOf(error) });
    }
  };
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => look(NOTHING, abort.signal), PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [query]);
  return {
    ...search,
    isBusy: search.query !== query,
    onMore: () => look(search, new AbortController().signal),
  };
}
