import { EventSourceParserStream } from "eventsource-parser/stream";
import makeFetchCookie from "fetch-cookie";
import type {
  ApprovalEvent,
  ConversationView,
  StreamEvent,
} from "../../ai_service/conversation/events.ts";

/** A person's browser with a cookie jar, without rendering. */
export class Person {
  readonly #cookies = new makeFetchCookie.toughCookie.CookieJar();
  readonly #fetch = makeFetchCookie(fetch, this.#cookies);
  readonly #language: string;

  constructor(language: "ja" | "en" = "en") {
    this.#language = language;
  }

  /** Signs in as that account at the local identity provider. */
  async signIn(
    serviceUrl: string,
    provider: "google" | "line",
    loginHint: string,
  ): Promise<Response> {
    const hint = encodeURIComponent(loginHint);
    return await this.get(
      `${serviceUrl}/auth/login/${provider}?login_hint=${hint}`,
    );
  }

  /** Navigates to a page and follows redirects. */
  async get(url: string): Promise<Response> {
    return await this.#fetch(url, {
      headers: { "Accept-Language": this.#language },
    });
  }

  /** The `Cookie` header that this browser sends to that URL. */
  cookieHeader(url: string): Promise<string> {
    return this.#cookies.getCookieString(url);
  }

  /** Sends a request as it is, with the cookies of this browser. */
  async request(url: URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("Accept-Language", this.#language);
    headers.set("Origin", url.origin);
    return await this.#fetch(url, { ...init, headers });
  }

  /** Sends a request as a script of the page does. */
  async call(
    method: "GET" | "POST" | "PATCH" | "DELETE",
    url: string,
    body?: unknown,
  ): Promise<Response> {
    return await this.#fetch(url, {
      method,
      headers: {
        "Accept-Language": this.#language,
        "Content-Type": "application/json",
        "Origin": new URL(url).origin,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}

/** A customer of the AI service. */
export class Customer extends Person {
  readonly #url: string;

  constructor(aiServiceUrl: string, language: "ja" | "en" = "en") {
    super(language);
    this.#url = aiServiceUrl;
  }

  async signInWith(provider: "google" | "line", hint: string): Promise<void> {
    const response = await this.signIn(this.#url, provider, hint);
    await response.body?.cancel();
    const me = await this.call("GET", `${this.#url}/api/me`);
    if (!me.ok) throw new Error(`Sign-in of ${hint} failed: ${me.status}`);
    await me.body?.cancel();
  }

  /** `{ id, … }` of the signed-in user. */
  async me(): Promise<{ id: string }> {
    const response = await this.call("GET", `${this.#url}/api/me`);
    return (await response.json()).user;
  }

  async newConversation(): Promise<string> {
    const response = await this.call("POST", `${this.#url}/api/conversations`);
    return (await response.json()).id;
  }

  view(conversationId: string): Promise<Response> {
    return this.call("GET", `${this.#url}/api/conversations/${conversationId}`);
  }

  async viewed(conversationId: string): Promise<ConversationView> {
    const response = await this.view(conversationId);
    if (!response.ok) throw new Error(`No conversation: ${response.status}`);
    return await response.json();
  }

  /** Sends a message; the response is the run's event stream. */
  send(conversationId: string, text: string): Promise<Response> {
    const url = `${this.#url}/api/conversations/${conversationId}/messages`;
    return this.call("POST", url, { text });
  }

  /** Sends a message and reads the run's stream to its end. */
  async say(conversationId: string, text: string): Promise<StreamEvent[]> {
    return await readStream(await this.send(conversationId, text));
  }

  /** Sends a message; resolves to the approvals that the run requests. */
  async ask(conversationId: string, text: string): Promise<ApprovalEvent[]> {
    const events = await this.say(conversationId, text);
    return events.flatMap((one) => one.event === "approval" ? [one.data] : []);
  }

  /** A run's event stream, behind that event. */
  resume(runId: string, lastEventId: number): Promise<Response> {
    const url = new URL(`${this.#url}/api/runs/${runId}/events`);
    return this.request(url, {
      headers: { "Last-Event-ID": String(lastEventId) },
    });
  }

  /** A conversation's live view, behind that event. */
  follow(conversationId: string, lastEventId?: string): Promise<Response> {
    const path = `/api/conversations/${conversationId}/events`;
    const headers = { ...lastEventId && { "Last-Event-ID": lastEventId } };
    return this.request(new URL(this.#url + path), { headers });
  }

  /** Decides about a card that was not changed, unless `body` says otherwise. */
  decide(
    conversationId: string,
    approvalId: string,
    body: Record<string, unknown>,
  ): Promise<Response> {
    const url =
      `${this.#url}/api/conversations/${conversationId}/approvals/${approvalId}`;
    return this.call("POST", url, { revision: 1, ...body });
  }

  async approve(
    conversationId: string,
    approvalId: string,
    revision = 1,
  ): Promise<StreamEvent[]> {
    const body = { decision: "approve", revision };
    return await readStream(
      await this.decide(conversationId, approvalId, body),
    );
  }
}

/** All events of a stream. */
export async function readStream(response: Response): Promise<StreamEvent[]> {
  return await Array.fromAsync(streamEvents(response));
}

/** The events of a stream as they arrive. */
export async function* streamEvents(
  response: Response,
): AsyncGenerator<StreamEvent> {
  if (!response.ok || !response.body) {
    throw new Error(`No stream: ${response.status} ${await response.text()}`);
  }
  const messages = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  for await (const { id, event, data } of messages) {
    yield { id: Number(id), event, data: JSON.parse(data) } as StreamEvent;
  }
}
