import { ulid } from "ulid";

/** That a person becomes a friend of the account, or blocks it. */
export interface FollowEvent {
  type: "follow" | "unfollow";
  userId: string;
  /** Whether the person had blocked it before. */
  isUnblocked: boolean;
}

/** Pauses before an event is sent again, in milliseconds. */
const RETRIES_MS = [1_000, 5_000, 25_000];

export interface LineWebhookOptions {
  /** Where events are sent. */
  url: string;
  /** Signs them. */
  secret: string;
  now: () => Date;
  /** Sends a request; `fetch` by default. */
  send?: typeof fetch;
}

/** Sends signed events, again where they were not taken, as LINE does. */
export class LineWebhooks {
  readonly #options: LineWebhookOptions;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #sending = new Set<Promise<void>>();

  constructor(options: LineWebhookOptions) {
    this.#options = options;
  }

  /** Sends the event, and again until it is answered 2xx. */
  deliver({ type, userId, isUnblocked }: FollowEvent): void {
    const event = {
      type,
      mode: "active",
      timestamp: this.#options.now().getTime(),
      source: { type: "user", userId },
      webhookEventId: ulid(),
      ...(type === "follow" && { follow: { isUnblocked } }),
    };
    this.#send(event, 0);
  }

  /** Sends a body with its signature; resolves to the status. */
  async sendOnce(events: readonly object[]): Promise<number> {
    const { url, secret, send = fetch } = this.#options;
    const body = JSON.stringify({ destination: "U0local", events });
    const response = await send(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "x-line-signature": await signatureOf(body, secret),
      },
      body,
    });
    await response.body?.cancel();
    return response.status;
  }

  /** Resolves when nothing is being sent, except what waits for its time. */
  async settled(): Promise<void> {
    while (this.#sending.size > 0) await Promise.all(this.#sending);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #send(event: object, attempt: number): void {
    const deliveryContext = { isRedelivery: attempt > 0 };
    const sending = this.sendOnce([{ ...event, deliveryContext }])
      .catch(() => 0)
      .then((status) => {
        const pause = RETRIES_MS[attempt];
        const isTaken = status >= 200 && status < 300;
        if (isTaken || pause === undefined) return;
        this.#after(pause, () => this.#send(event, attempt + 1));
      }).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  #after(ms: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}

/** The HMAC-SHA256 of the body, in Base64 (developers.line.biz). */
export async function signatureOf(
  body: string,
  secret: string,
): Promise<string> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    "raw",
    encoder.encode(secret),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const bytes = await crypto.subtle.sign("HMAC", key, encoder.encode(body));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
