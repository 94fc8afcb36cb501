import Stripe from "stripe";

/** How deliveries go wrong, as they do now and then. */
export interface Switches {
  /** Each event arrives twice. */
  duplicate: boolean;
  /** Each event arrives 5 s later. */
  late: boolean;
  /** Two events arrive in the wrong order. */
  reordered: boolean;
  /** No event arrives, and none is sent again. */
  dropped: boolean;
}

export const NO_SWITCHES: Switches = {
  duplicate: false,
  late: false,
  reordered: false,
  dropped: false,
};

const LATE_MS = 5_000;
/** Longest wait for the event that is to overtake, in milliseconds. */
const REORDER_MS = 2_000;
/** Pauses before an event is sent again; Stripe itself goes on for three days. */
const RETRIES_MS = [1_000, 3_000, 9_000, 27_000, 81_000];

export interface WebhookOptions {
  /** Where events are sent. */
  url: string;
  secret: string;
  /** Of the signature. */
  now: () => Date;
  /** Sends a request; `fetch` by default. */
  send?: typeof fetch;
}

/** Sends events to the one endpoint of the account, signed. */
export class Webhooks {
  switches: Switches = NO_SWITCHES;
  readonly #options: WebhookOptions;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #sending = new Set<Promise<void>>();
  #held: Stripe.Event | undefined;

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  /** Delivers the event as the switches say. */
  deliver(event: Stripe.Event): void {
    const { dropped, reordered, late, duplicate } = this.switches;
    if (dropped) return;
    if (reordered && !this.#held) return this.#hold(event);
    const held = this.#held;
    this.#held = undefined;
    for (const one of held ? [event, held] : [event]) {
      for (let times = duplicate ? 2 : 1; times > 0; times--) {
        this.#after(late ? LATE_MS : 0, () => this.#send(one, 0));
      }
    }
  }

  /** Sends the event once, now, whatever the switches say; resolves to the status. */
  async sendOnce(event: Stripe.Event): Promise<number> {
    const { url, secret, now, send = fetch } = this.#options;
    const payload = JSON.stringify(event);
    const timestamp = Math.floor(now().getTime() / 1000);
    const signature = await Stripe.webhooks.generateTestHeaderStringAsync({
      payload,
      secret,
      timestamp,
    });
    const response = await send(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "stripe-signature": signature,
      },
      body: payload,
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

  #hold(event: Stripe.Event): void {
    this.#held = event;
    this.#after(REORDER_MS, () => {
      if (this.#held !== event) return;
      this.#held = undefined;
      this.#send(event, 0);
    });
  }

  #send(event: Stripe.Event, attempt: number): void {
    const sending = this.sendOnce(event).catch(() => 0).then((status) => {
      const pause = RETRIES_MS[attempt];
      const isTaken = status >= 200 && status < 300;
      if (isTaken || pause === undefined) return;
      this.#after(pause, () => this.#send(event, attempt + 1));
    }).finally(() => this.#sending.delete(sending));
    this.#sending.add(sending);
  }

  #after(ms: number, act: () => void): void {
    if (ms === 0) return act();
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      act();
    }, ms);
    this.#timers.add(timer);
  }
}
