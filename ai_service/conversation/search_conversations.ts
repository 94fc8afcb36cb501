import type { Kv } from "../store/kv.ts";
import { listConversations } from "./conversations.ts";
import type { ChatMessage, ConversationSummary } from "./events.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { normalizeForSearch } from "./normalize_for_search.ts";
import { readNewestFirst } from "./read_transcript.ts";
import { readSummary } from "./summary.ts";

/** Most work of one answer; its cursor continues from there. */
const SEARCH_LIMITS = { hits: 20, messages: 5_000, conversations: 300 };

/** A conversation that was found. */
export interface SearchHit extends ConversationSummary {
  excerpt: Excerpt;
  /** The newest message that contains what was searched; null for the title. */
  messageId: string | null;
}

/** `GET /api/conversations?q=…`. */
export interface SearchPage {
  items: SearchHit[];
  /** Null once everything was looked at. */
  nextCursor: string | null;
  /** Number of messages that this answer is about. */
  messagesLookedAt: number;
}

/** The words to search for, and the page to begin with. */
export interface SearchOptions {
  /** Words, all of which have to stand in a title or in a message. */
  query: string;
  cursor?: string | undefined;
  limits?: typeof SEARCH_LIMITS;
}

/**
 * The user's conversations whose title or messages contain the words, those
 * that changed last first.
 */
export async function searchConversations(
  kv: Kv,
  userId: string,
  { query, cursor, limits = SEARCH_LIMITS }: SearchOptions,
): Promise<SearchPage> {
  const words = normalizeForSearch(query).split(/\s+/).filter((word) =>
    word !== ""
  );
  const items: SearchHit[] = [];
  let [messages, conversations] = [0, 0];
  for await (const place of placesFrom(kv, userId, cursor)) {
    const most = limits.messages - messages;
    const look = await lookInto(kv, userId, place, { words, most });
    messages += look.count;
    if (look.hit) items.push(look.hit);
    const page = { items, messagesLookedAt: messages };
    if (look.stoppedAt) {
      return { ...page, nextCursor: `${place.position}~${look.stoppedAt}` };
    }
    const isFull = items.length === limits.hits ||
      messages >= limits.messages || ++conversations === limits.conversations;
    if (isFull) return { ...page, nextCursor: place.position };
  }
  return { items, messagesLookedAt: messages, nextCursor: null };
}

/** A conversation to look into. */
interface Place {
  summary: ConversationSummary;
  /** The cursor behind this conversation. */
  position: string;
  /** Only messages before this one are left to be looked at. */
  before?: string;
}

/** The conversations from that cursor on, in the order of the list. */
async function* placesFrom(
  kv: Kv,
  userId: string,
  cursor: string | undefined,
): AsyncGenerator<Place> {
  const [updatedAt, id = "", before] = cursor?.split("~") ?? [];
  let position: string | undefined = cursor && `${updatedAt}~${id}`;
  if (before && position) {
    const ref = { userId, conversationId: id };
    const { value: summary } = await readSummary(kv, ref);
    if (summary) yield { summary, position, before };
  }
  do {
    const page = await listConversations(kv, userId, { cursor: position });
    for (const summary of page.items) {
      yield { summary, position: `${summary.updatedAt}~${summary.id}` };
    }
    position = page.nextCursor ?? undefined;
  } while (position);
}

/** The result in one conversation, and the progress in it. */
interface Look {
  hit?: SearchHit;
  /** Number of messages looked at. */
  count: number;
  /** The last of them, where there may be more. */
  stoppedAt?: string;
}

async function lookInto(
  kv: Kv,
  userId: string,
  { summary, before }: Place,
  { words, most }: { words: readonly string[]; most: number },
): Promise<Look> {
  const found = (text: string, messageId: string | null): SearchHit => {
    return { ...summary, excerpt: excerptOf(text, words[0] ?? ""), messageId };
  };
  if (!before && contains(summary.title, words)) {
    return { hit: found(summary.title, null), count: 0 };
  }
  let count = 0;
  let last = "";
  const ref = { userId, conversationId: summary.id };
  for await (const message of readNewestFirst(kv, ref, before)) {
    if (count === most) return { count, stoppedAt: last };
    count++;
    last = message.id;
    const text = textToSearch(message);
    if (contains(text, words)) return { hit: found(text, last), count };
  }
  return { count };
}

/** The words that a person has read in it: texts, and those of cards. */
function textToSearch({ text, parts }: ChatMessage): string {
  const cards = parts.flatMap((part) =>
    part.type === "approval" ? part.approval.summary : []
  );
  return [text, ...cards].join("\n");
}

function contains(text: string, words: readonly string[]): boolean {
  const folded = normalizeForSearch(text);
  return words.every((word) => folded.includes(word));
}
