import {
  formatTraceparent,
  newTrace,
} from "../../../shared/tracing/trace_context.ts";
import type {
  ApprovalEvent,
  ChatMessage,
  ConversationSummary,
  ConversationView,
} from "../../conversation/events.ts";
import type { SearchPage } from "../../conversation/search_conversations.ts";
import type { Decision, Failure } from "./chat_state.ts";

/** An answer that was a refusal, or none at all. */
export class ApiFailure extends Error {
  override name = "ApiFailure";
  /** 0 when no answer came. */
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  /** Path of the input that was refused, if the refusal names one. */
  readonly field: string | undefined;
  /** The service's own words, where they are for the person. */
  readonly sentence: string | undefined;

  constructor(
    failure: {
      status: number;
      code: string;
      requestId: string;
      field?: string | undefined;
      sentence?: string | undefined;
    },
    options: ErrorOptions = {},
  ) {
    super(`The service answered ${failure.status} ${failure.code}`, options);
    this.status = failure.status;
    this.code = failure.code;
    this.requestId = failure.requestId;
    this.field = failure.field;
    this.sentence = failure.sentence;
  }
}

/** Refusals that the person can settle, so that support has nothing to look up. */
const SETTLED_BY_PERSON = new Set([401, 404, 409, 410, 413, 429]);

/** What the chat says of an error. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ApiFailure)) return { code: "unknown", requestId: "" };
  const { status, code, requestId, field, sentence } = error;
  return {
    code,
    requestId: SETTLED_BY_PERSON.has(status) ? "" : requestId,
    ...(field !== undefined && { field }),
    ...(sentence !== undefined && { sentence }),
  };
}

/** What a person decided about one approval. */
export interface DecisionBody {
  decision: Decision;
  /** Of the card that the person sees. */
  revision: number;
  args?: Record<string, unknown>;
}

/** A call of a tool without the model. */
export interface TapBody {
  tool: string;
  args: Record<string, unknown>;
  /** What it means, in the person's words. */
  saidAs: string;
}

/** The service's JSON API, as far as the site uses it. Every refusal is an `ApiFailure`. */
export interface ChatApi {
  listConversations(
    cursor: string,
  ): Promise<{ items: ConversationSummary[]; nextCursor: string | null }>;
  /** Looks for words in titles and messages. */
  searchConversations(
    query: string,
    cursor: string,
    signal: AbortSignal,
  ): Promise<SearchPage>;
  createConversation(): Promise<{ id: string }>;
  /** `cursor` asks for the messages before it. */
  viewConversation(id: string, cursor?: string): Promise<ConversationView>;
  renameConversation(id: string, title: string): Promise<void>;
  deleteConversation(id: string): Promise<void>;
  /**
   * Runs a turn, in place of that from the message `replaces` on; the answer's
   * body is its event stream.
   */
  sendMessage(id: string, text: string, replaces?: string): Promise<Response>;
  /** Answers the last message anew; the answer's body is its event stream. */
  regenerate(id: string): Promise<Response>;
  /** Rates an answer; null takes it back. */
  rate(
    id: string,
    messageId: string,
    value: "up" | "down" | null,
  ): Promise<void>;
  /** An earlier version of the conversation. */
  viewBranch(id: string, branch: string): Promise<ConversationView>;
  /** Goes on with the run; the answer's body is its event stream. */
  decide(
    id: string,
    approvalId: string,
    body: DecisionBody,
  ): Promise<Response>;
  /** Changes what a card asks for; the answer is the card as it is now. */
  editCard(
    id: string,
    approvalId: string,
    body: DecisionBody,
  ): Promise<ApprovalEvent>;
  /** Makes a call; the answer is what was said and what came of it. */
  tap(id: string, body: TapBody): Promise<ChatMessage[]>;
  /** Reads by a tool, past any conversation. */
  readTool(name: string, args: Record<string, unknown>): Promise<unknown>;
  /** The address at which the order is paid. */
  beginPayment(
    orderId: string,
    conversationId: string | null,
  ): Promise<string>;
  /** The event stream of a run, after `lastEventId`. */
  resumeRun(runId: string, lastEventId: number): Promise<Response>;
  stopRun(id: string): Promise<void>;
  /** The conversation's live view, after `lastEventId`; from its present state without. */
  followConversation(
    id: string,
    lastEventId: string | undefined,
    signal: AbortSignal,
  ): Promise<Response>;
}

/**
 * Creates the API over `fetch`, on the page's own origin. Each request begins a
 * trace, which goes on through both services.
 */
export function createChatApi(fetch: typeof globalThis.fetch): ChatApi {
  const call = async (method: string, path: string, init: RequestInit = {}) => {
    const headers = {
      ...init.headers,
      traceparent: formatTraceparent(newTrace()),
    };
    const request = fetch(path, { ...init, method, headers });
    const response = await request.catch((cause) => {
      throw new ApiFailure(
        { status: 0, code: "network", requestId: "" },
        { cause },
      );
    });
    if (response.ok) return response;
    throw await refusal(response);
  };
  const send = (method: string, path: string, body: unknown) =>
    call(method, path, {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const one = (id: string) => `/api/conversations/${encodeURIComponent(id)}`;
  const card = (id: string, approvalId: string) =>
    `${one(id)}/approvals/${encodeURIComponent(approvalId)}`;
  return {
    listConversations: async (cursor) =>
      await (await call(
        "GET",
        `/api/conversations?cursor=${encodeURIComponent(cursor)}`,
      )).json(),
    searchConversations: async (q, cursor, signal) => {
      const query = new URLSearchParams({ q, cursor });
      const path = `/api/conversations?${query}`;
      return await (await call("GET", path, { signal })).json();
    },
    createConversation: async () =>
      await (await send("POST", "/api/conversations", {})).json(),
    viewConversation: async (id, cursor) => {
      const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : "";
      return await (await call("GET", one(id) + query)).json();
    },
    renameConversation: async (id, title) => {
      await (await send("PATCH", one(id), { title })).body?.cancel();
    },
    deleteConversation: async (id) => {
      await (await call("DELETE", one(id))).body?.cancel();
    },
    sendMessage: (id, text, replaces) =>
      send("POST", `${one(id)}/messages`, { text, replaces }),
    regenerate: (id) => send("POST", `${one(id)}/regenerate`, {}),
    rate: async (id, messageId, value) => {
      const path = `${one(id)}/messages/${encodeURIComponent(messageId)}`;
      await (await send("PUT", `${path}/feedback`, { value })).body?.cancel();
    },
    viewBranch: async (id, branch) =>
      await (await call(
        "GET",
        `${one(id)}?branch=${encodeURIComponent(branch)}`,
      )).json(),
    decide: (id, approvalId, body) => send("POST", card(id, approvalId), body),
    editCard: async (id, approvalId, body) => {
      const response = await send("POST", card(id, approvalId), body);
      return (await response.json()).approval;
    },
    tap: async (id, body) =>
      (await (await send("POST", `${one(id)}/actions`, body)).json()).messages,
    readTool: async (name, args) =>
      (await (await send(
        "POST",
        `/api/tools/${encodeURIComponent(name)}`,
        args,
      )).json()).result,
    beginPayment: async (orderId, conversationId) =>
      (await (await send("POST", "/api/payments/checkout", {
        orderId,
        conversationId,
      })).json()).url,
    resumeRun: (runId, lastEventId) =>
      call("GET", `/api/runs/${encodeURIComponent(runId)}/events`, {
        headers: { "last-event-id": String(lastEventId) },
      }),
    stopRun: async (id) => {
      await (await send("POST", `${one(id)}/stop`, {})).body?.cancel();
    },
    followConversation: (id, lastEventId, signal) =>
      call("GET", `${one(id)}/events`, {
        signal,
        headers: lastEventId ? { "last-event-id": lastEventId } : {},
      }),
  };
}

/** Codes whose sentence is in the person's language and names the limit. */
const SPOKEN = ["rate_limited", "too_many_conversations"];

async function refusal(response: Response): Promise<ApiFailure> {
  const body = await response.json().catch(() => ({}));
  const { field, reason } = body.details ?? {};
  // What the shop refuses, other than input that does not fit.
  const isOfShop = body.code === "invalid_input" &&
    typeof reason === "string" && reason !== "invalid_input";
  const code = isOfShop ? reason : body.code;
  const isSpoken = isOfShop || SPOKEN.includes(body.code);
  return new ApiFailure({
    status: response.status,
    code: typeof code === "string" ? code : "unknown",
    // Support has nothing to look up of what the person can settle.
    requestId: !isOfShop && typeof body.requestId === "string"
      ? body.requestId
      : "",
    field: typeof field === "string" ? field : undefined,
    sentence: isSpoken && typeof body.error === "string"
      ? body.error
      : undefined,
  });
}
