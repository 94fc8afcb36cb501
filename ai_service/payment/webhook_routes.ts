import { type Context, Hono } from "hono";
import { respondNotFound } from "../../shared/http/errors.ts";
import { readBounded } from "../../shared/http/bounded_body.ts";
import type { PaymentDeps, SettleDeps } from "./deps.ts";
import { sessionOf } from "./event_session.ts";
import { noteEvent } from "./note_event.ts";
import { readEvent } from "./read_event.ts";

/** Dependencies of the webhook. */
export interface WebhookDeps extends PaymentDeps {
  /** Does the work that is due. */
  worker: { wake(userId: string): void };
}

/** `POST /webhooks/stripe`: what Stripe tells. */
export function webhooks({ payment, ...deps }: WebhookDeps): Hono {
  if (!payment) return new Hono().all("*", respondNotFound);
  return new Hono().post(
    "/stripe",
    (c) => take(c, { ...deps, payment }),
  );
}

/** The event is noted before it is answered, and its work is done afterwards. */
async function take(c: Context, deps: SettleDeps & WebhookDeps) {
  const { payment: { env, stripe }, log, now, worker } = deps;
  const event = await readEvent({
    body: await readBounded(c.req.raw),
    signature: c.req.header("stripe-signature"),
    secret: env.webhookSecret,
    now: now(),
  });
  const session = event && await sessionOf(stripe, event);
  if (!event || !session) return c.json({ received: true });
  const isNew = await noteEvent(deps, event.id, session);
  if (isNew) worker.wake(session.userId);
  const { type } = event;
  log.info("payment_event", { ...session, type, isNew });
  return c.json({ received: true });
}
