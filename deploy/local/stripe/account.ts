import type Stripe from "stripe";
import { invalid, missing } from "./error.ts";
import { createDispute } from "./dispute.ts";
import { createEvent, type EventName, type EventObjects } from "./event.ts";
import { createIntent, succeeded } from "./payment_intent.ts";
import { createRefund } from "./refund.ts";
import { readCheckout, type StoredSession } from "./checkout.ts";
import type { FormFields } from "./form_body.ts";

export interface AccountOptions {
  /** Origin of the hosted page. */
  origin: string;
  now: () => Date;
  /** A new random id behind a prefix. */
  newId: (prefix: string) => string;
  /** Told of each event, once it has happened. */
  onEvent: (event: Stripe.Event) => void;
}

/** What one account at Stripe holds, in memory, and how payments change it. */
export class StripeAccount {
  readonly sessions = new Map<string, StoredSession>();
  readonly intents = new Map<string, Stripe.PaymentIntent>();
  readonly refunds = new Map<string, Stripe.Refund>();
  readonly disputes: Stripe.Dispute[] = [];
  readonly events: Stripe.Event[] = [];
  readonly #options: AccountOptions;

  constructor(options: AccountOptions) {
    this.#options = options;
  }

  /** @throws {StripeRefusal} Where a parameter is missing or wrong. */
  createSession(fields: FormFields): Stripe.Checkout.Session {
    const id = this.#options.newId("cs_test_");
    const stored = readCheckout(fields, {
      id,
      created: this.#seconds(),
      url: `${this.#options.origin}/c/pay/${id}`,
    });
    this.sessions.set(id, stored);
    return stored.session;
  }

  /** @throws {StripeRefusal} 404 */
  session(id: string): StoredSession {
    const stored = this.sessions.get(id);
    if (!stored) throw missing("checkout.session", id);
    return stored;
  }

  /** @throws {StripeRefusal} 404, or 400 where it is not open. */
  expire(id: string): Stripe.Checkout.Session {
    this.#requireOpen(id);
    return this.#change(id, "checkout.session.expired", {
      status: "expired",
      url: null,
    });
  }

  /** The customer pays by card; a session that is not open stays as it is. */
  pay(id: string): void {
    this.#requireOpen(id);
    const intent = this.#createIntent(id, "succeeded");
    this.#complete(id, intent, "paid");
  }

  /** The card is declined; the session stays open. */
  decline(id: string): void {
    this.#requireOpen(id);
    const intent = this.#createIntent(id, "requires_payment_method");
    this.#happened("payment_intent.payment_failed", intent);
  }

  /** The customer takes a voucher, with which a convenience store is paid later. */
  takeVoucher(id: string): void {
    const { voucherDays } = this.#requireOpen(id);
    const voucherEndsAt = endOfDayInTokyo(this.#options.now(), voucherDays);
    const intent = this.#createIntent(id, "requires_action", voucherEndsAt);
    this.#complete(id, intent, "unpaid");
    this.sessions.set(id, { ...this.session(id), voucherEndsAt });
  }

  /** The customer pays the voucher at the store. */
  payVoucher(id: string): void {
    const { session } = this.#requireVoucher(id);
    const intent = this.intents.get(String(session.payment_intent))!;
    this.intents.set(intent.id, succeeded(intent));
    this.#endVoucher(id, "checkout.session.async_payment_succeeded", {
      payment_status: "paid",
    });
  }

  /** The voucher was not paid in time. */
  lapseVoucher(id: string): void {
    const { session } = this.#requireVoucher(id);
    const intent = this.intents.get(String(session.payment_intent))!;
    this.intents.set(intent.id, {
      ...intent,
      status: "requires_payment_method",
    });
    this.#endVoucher(id, "checkout.session.async_payment_failed", {});
  }

  /** @throws {StripeRefusal} Where there is not so much left to refund. */
  refund(
    intentId: string,
    { amount, metadata, reason }: {
      amount: number | undefined;
      metadata: Record<string, string>;
      reason: Stripe.Refund["reason"];
    },
  ): Stripe.Refund {
    const intent = this.intent(intentId);
    const left = intent.amount_received - this.refundedOf(intentId);
    const wanted = amount ?? left;
    if (left === 0) {
      throw invalid("payment_intent", "Already refunded", ALREADY);
    }
    if (!(wanted > 0) || wanted > left) {
      throw invalid("amount", `Refund amount is greater than what is left`);
    }
    const refund = createRefund({
      id: this.#options.newId("re_"),
      created: this.#seconds(),
      amount: wanted,
      intent,
      metadata,
      reason,
    });
    this.refunds.set(refund.id, refund);
    this.#happened("refund.created", refund);
    return refund;
  }

  /** The customer's bank returns money that was given back. */
  failRefund(id: string): void {
    const refund = this.refunds.get(id);
    if (!refund) throw missing("refund", id);
    const failed: Stripe.Refund = {
      ...refund,
      status: "failed",
      failure_reason: "expired_or_canceled_card",
    };
    this.refunds.set(id, failed);
    this.#happened("refund.failed", failed);
  }

  /** The customer's bank takes the money back for now. */
  dispute(intentId: string): void {
    const id = this.#options.newId("du_");
    const created = this.#seconds();
    const intent = this.intent(intentId);
    const dispute = createDispute({ id, created, intent });
    this.disputes.push(dispute);
    this.#happened("charge.dispute.created", dispute);
  }

  /** @throws {StripeRefusal} 404 */
  intent(id: string): Stripe.PaymentIntent {
    const intent = this.intents.get(id);
    if (!intent) throw missing("payment_intent", id);
    return intent;
  }

  /** What was given back of a payment, in minor units. */
  refundedOf(intentId: string): number {
    return [...this.refunds.values()]
      .filter(({ payment_intent, status }) =>
        payment_intent === intentId && status !== "failed"
      )
      .reduce((sum, { amount }) => sum + amount, 0);
  }

  /** Ends the sessions and vouchers whose time has come. */
  endWhatIsDue(): void {
    const now = this.#options.now();
    for (const [id, { session, voucherEndsAt }] of this.sessions) {
      const isOver = session.expires_at * 1000 <= now.getTime();
      if (session.status === "open" && isOver) this.expire(id);
      if (voucherEndsAt && voucherEndsAt <= now) this.lapseVoucher(id);
    }
  }

  #createIntent(
    id: string,
    status: Stripe.PaymentIntent.Status,
    voucherEndsAt?: Date,
  ): Stripe.PaymentIntent {
    const { session, intentMetadata } = this.session(id);
    const intent = createIntent({
      id: this.#options.newId("pi_"),
      created: this.#seconds(),
      amount: session.amount_total ?? 0,
      currency: session.currency ?? "",
      metadata: intentMetadata,
      method: voucherEndsAt ? "konbini" : "card",
      status,
      ...(voucherEndsAt && { voucherEndsAt }),
    });
    this.intents.set(intent.id, intent);
    return intent;
  }

  #complete(
    id: string,
    intent: Stripe.PaymentIntent,
    payment_status: Stripe.Checkout.Session.PaymentStatus,
  ): void {
    this.#change(id, "checkout.session.completed", {
      status: "complete",
      payment_status,
      payment_intent: intent.id,
      url: null,
    });
  }

  #endVoucher(
    id: string,
    name: SessionEvent,
    changes: Partial<Stripe.Checkout.Session>,
  ): void {
    this.sessions.set(id, { ...this.session(id), voucherEndsAt: undefined });
    this.#change(id, name, changes);
  }

  #change(
    id: string,
    name: SessionEvent,
    changes: Partial<Stripe.Checkout.Session>,
  ): Stripe.Checkout.Session {
    const stored = this.session(id);
    const session = { ...stored.session, ...changes };
    this.sessions.set(id, { ...stored, session });
    this.#happened(name, session);
    return session;
  }

  #requireOpen(id: string): StoredSession {
    const stored = this.session(id);
    if (stored.session.status === "open") return stored;
    const message =
      `Only Checkout Sessions with a status in ["open"] can be changed. This one has a status of ${stored.session.status}.`;
    throw invalid("session", message);
  }

  #requireVoucher(id: string): StoredSession {
    const stored = this.session(id);
    if (stored.voucherEndsAt) return stored;
    throw invalid("session", "There is no voucher that waits");
  }

  #happened<Name extends EventName>(
    name: Name,
    object: EventObjects[Name],
  ): void {
    const id = this.#options.newId("evt_");
    const event = createEvent(name, { id, created: this.#seconds(), object });
    this.events.push(event);
    this.#options.onEvent(event);
  }

  #seconds(): number {
    return Math.floor(this.#options.now().getTime() / 1000);
  }
}

type SessionEvent = Extract<EventName, `checkout.session.${string}`>;

const ALREADY = "charge_already_refunded";
const DAY_MS = 24 * 60 * 60_000;
const TOKYO_MS = 9 * 60 * 60_000;

/** 23:59:59 in Japan, so many days later. */
function endOfDayInTokyo(now: Date, days: number): Date {
  const day = Math.floor((now.getTime() + TOKYO_MS) / DAY_MS) + days;
  return new Date((day + 1) * DAY_MS - TOKYO_MS - 1000);
}
