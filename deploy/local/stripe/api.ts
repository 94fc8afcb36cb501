import { type Context, Hono } from "hono";
import type Stripe from "stripe";
import type { StripeAccount } from "./account.ts";
import { StripeRefusal } from "./error.ts";
import { decodeForm, type FormFields, textAt, textsAt } from "./form_body.ts";
import { IdempotentAnswers } from "./idempotency.ts";

/** `/v1`: the part of Stripe's API that the AI service and its tests use. */
export function api(account: StripeAccount, secretKey: string): Hono {
  const answers = new IdempotentAnswers();
  const post =
    (create: (fields: FormFields, c: Context) => unknown) =>
    async (c: Context) => {
      const body = await c.req.text();
      const key = c.req.header("idempotency-key");
      const request = `${c.req.path} ${body}`;
      const { answer, isReplay } = answers.answer(key, request, () => {
        return create(decodeForm(body), c);
      });
      if (isReplay) c.header("idempotent-replayed", "true");
      return c.json(answer as object);
    };
  const id = (c: Context) => c.req.param("id") ?? "";
  return new Hono()
    .use(async (c, next) => {
      if (c.req.header("authorization") === `Bearer ${secretKey}`) {
        return await next();
      }
      return c.json({ error: INVALID_KEY }, 401);
    })
    .onError(answerRefusal)
    .post(
      "/checkout/sessions",
      post((fields) => account.createSession(fields)),
    )
    .post(
      "/checkout/sessions/:id/expire",
      post((_, c) => account.expire(id(c))),
    )
    .get("/checkout/sessions/:id", (c) => {
      account.endWhatIsDue();
      return c.json(expanded(account, account.session(id(c)).session, c));
    })
    .get("/checkout/sessions", (c) => {
      const intent = c.req.query("payment_intent");
      const sessions = [...account.sessions.values()]
        .map(({ session }) => session)
        .filter(({ payment_intent }) => !intent || payment_intent === intent);
      return c.json(listOf(c, sessions));
    })
    .get("/payment_intents/:id", (c) => c.json(account.intent(id(c))))
    .post("/refunds", post((fields) => refund(account, fields)))
    .get("/refunds", (c) => {
      const intent = c.req.query("payment_intent");
      const refunds = [...account.refunds.values()]
        .filter(({ payment_intent }) => !intent || payment_intent === intent);
      return c.json(listOf(c, refunds));
    })
    .get("/disputes", (c) => {
      const intent = c.req.query("payment_intent");
      const disputes = account.disputes
        .filter(({ payment_intent }) => !intent || payment_intent === intent);
      return c.json(listOf(c, disputes));
    })
    .get("/events", (c) => c.json(listOf(c, account.events.toReversed())));
}

const INVALID_KEY = {
  type: "invalid_request_error",
  message: "Invalid API Key provided",
};

function refund(account: StripeAccount, fields: FormFields) {
  const amount = textAt(fields, "amount");
  return account.refund(textAt(fields, "payment_intent") ?? "", {
    amount: amount === undefined ? undefined : Number(amount),
    metadata: textsAt(fields, "metadata"),
    reason: null,
  });
}

/** The session, with its payment where the request asks to expand it. */
function expanded(
  account: StripeAccount,
  session: Stripe.Checkout.Session,
  c: Context,
): Stripe.Checkout.Session {
  const { payment_intent: intent } = session;
  const wanted = Object.entries(c.req.query())
    .filter(([name]) => name.startsWith("expand["))
    .map(([, value]) => value);
  return typeof intent === "string" && wanted.includes("payment_intent")
    ? { ...session, payment_intent: account.intent(intent) }
    : session;
}

function listOf(c: Context, data: readonly object[]) {
  const limit = Number(c.req.query("limit") ?? 10);
  return {
    object: "list",
    url: c.req.path,
    has_more: data.length > limit,
    data: data.slice(0, limit),
  };
}

function answerRefusal(error: Error, c: Context) {
  if (!(error instanceof StripeRefusal)) throw error;
  return c.json({ error: error.body }, error.status as 400);
}
