import type { Agent } from "../agent/turn.ts";
import type { Kv } from "../store/kv.ts";

/** Dependencies of the routes of conversations. */
export interface ConversationDeps {
  kv: Kv;
  agent: Agent;
  now: () => Date;
  /** A new UUID. */
  randomId: () => string;
  /**
   * Recovers a run whose process died, so that a view shows how it ended. It
   * never throws.
   */
  recover(userId: string, conversationId: string): Promise<void>;
}
