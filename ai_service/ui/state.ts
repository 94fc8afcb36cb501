// This module is portable: it runs on Deno and on Workers.
import { createDefine } from "fresh";
import type { User } from "../auth/user.ts";
import type { ConversationSummary, ConversationView } from "../chat/events.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** One page of a user's conversations, the latest first. */
export interface ConversationPage {
  items: ConversationSummary[];
  nextCursor: string | null;
}

/** What a page of the chat site knows about its request. */
export interface SiteState {
  /** Null when nobody is signed in; then the loaders are not called. */
  user: User | null;
  locale: Locale;
  /** Whether the built-in offline model answers. */
  offlineModel: boolean;
  /** IANA name of the business's time zone, in which times are shown. */
  timeZone: string;
  requestId: string;
  listConversations(): Promise<ConversationPage>;
  /** Null for a conversation that is not the user's. */
  viewConversation(id: string): Promise<ConversationView | null>;
  /** Told of every error that no page expects. */
  reportError(error: unknown): void;
}

const states = new WeakMap<Request, SiteState>();

/** Hands the state of a request over to the site, before the site gets the request. */
export function provideState(request: Request, state: SiteState): void {
  states.set(request, state);
}

/** The state that `provideState` kept for this request. */
export function stateOf(request: Request): SiteState {
  const state = states.get(request);
  if (!state) throw new Error("Cannot render a page: its request has no state");
  return state;
}

export const define = createDefine<SiteState>();
