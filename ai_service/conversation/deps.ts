import type { Agent } from "../agent/turn.ts";
import type { Quota } from "../quota/quota.ts";
import type { Kv } from "../store/kv.ts";
import type { OpenStreams } from "../stream/open_streams.ts";
import type { Ticker } from "../stream/ticker.ts";

/** Dependencies of the routes of conversations. */
export interface ConversationDeps {
  kv: Kv;
  streams: OpenStreams;
  ticker: Ticker;
  agent: Agent;
  quota: Quota;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  /**
   * Recovers a run whose process died, so that a view shows how it ended. It
   * never throws.
   */
  recover(userId: string, conversationId: string): Promise<void>;
}
