import type {
  ApprovalEvent,
  ConversationView,
} from "../../ai_service/conversation/events.ts";
import { type ChatApi, createChatApi } from "../../ai_service/ui/client/api.ts";
import {
  type ChatAction,
  reduceChat,
} from "../../ai_service/ui/client/chat_reducer.ts";
import { ChatSession } from "../../ai_service/ui/client/chat_session.ts";
import {
  type ChatState,
  initialChat,
  waitingApprovals,
} from "../../ai_service/ui/client/chat_state.ts";
import { LiveSession } from "../../ai_service/ui/client/live_session.ts";

/** An approval that a screen gave, and what it showed at that moment. */
export interface GivenApproval {
  approvalId: string;
  shown: ApprovalEvent;
}

/**
 * One open page of the chat site without a browser: the page's own code, whose
 * state is made of nothing but what the service sends.
 */
export class Screen {
  readonly api: ChatApi;
  /** The approvals that the service took from this screen. */
  readonly given: GivenApproval[] = [];
  readonly #session: ChatSession;
  readonly #live: LiveSession;
  #state: ChatState = initialChat(null);
  #title = "";

  constructor(conversationId: string, fetch: typeof globalThis.fetch) {
    this.api = createChatApi(fetch);
    const shared = {
      api: this.api,
      dispatch: (action: ChatAction) => {
        this.#state = reduceChat(this.#state, action);
      },
      wait: waitUnlessLeft,
    };
    this.#session = new ChatSession(conversationId, {
      ...shared,
      now: () => new Date(),
      prepare: () => Promise.resolve(),
      onCreated: () => {},
      onOutdated: () => this.#live.refresh(),
    });
    this.#live = new LiveSession({
      ...shared,
      session: this.#session,
      onSummary: ({ title }) => void (this.#title = title),
      onDeleted: () => {},
      onSignedOut: () => {},
    });
    this.#live.open(conversationId);
  }

  /** The cards with buttons. */
  get waiting(): ApprovalEvent[] {
    return waitingApprovals(this.#state);
  }

  /** The page as a person sees it, in the form of the service's view. */
  get shows(): Pick<ConversationView, "messages"> & { title: string } {
    const { messages, live, phase } = this.#state;
    const isStill = phase === "idle" && live.length === 0;
    return { title: this.#title, messages: isStill ? messages : [] };
  }

  /** Writes a message; false if the service did not take it. */
  send(text: string): Promise<boolean> {
    return this.#session.send(text);
  }

  /** Declines, or approves what this screen shows. */
  async decide(
    card: ApprovalEvent,
    decision: "approve" | "reject",
  ): Promise<void> {
    const { approvalId, revision } = card;
    await this.#session.decide(approvalId, { decision, revision });
    const wasTaken = this.#state.failure?.approvalId !== approvalId;
    if (decision === "approve" && wasTaken) {
      this.given.push({ approvalId, shown: card });
    }
  }

  /** Changes a card; it waits on. */
  async edit(
    card: ApprovalEvent,
    args: Record<string, unknown>,
  ): Promise<void> {
    const { approvalId, revision } = card;
    const body = { decision: "edit" as const, revision, args };
    await this.#session.decide(approvalId, body);
  }

  /** Loses the network. */
  disconnect(): void {
    this.#live.close();
  }

  /** Has the network back. */
  reconnect(): void {
    this.#live.reconnect();
    this.#session.reconnect();
  }

  close(): void {
    this.#live.close();
    this.#session.close();
  }
}

function waitUnlessLeft(
  milliseconds: number,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener("abort", end);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    }
  });
}
