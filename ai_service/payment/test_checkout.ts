import { startLocalStripe } from "../../deploy/local/stripe.ts";
import { createLog, type Log } from "../../shared/http/log.ts";
import { McpTokens } from "../auth/mcp_token.ts";
import { listDueWork } from "../conversation/due_work.ts";
import { openDenoKv } from "../store/deno_kv.ts";
import type { Kv } from "../store/kv.ts";
import { checkout } from "./checkout.ts";
import type { SettleDeps } from "./deps.ts";
import { doPayment } from "./do_payment.ts";
import { sessionOf } from "./event_session.ts";
import { noteEvent } from "./note_event.ts";
import { createStripe } from "./stripe_client.ts";
import { TestShop } from "./test_shop.ts";
import type Stripe from "stripe";

/** When these tests take place. */
export const START = new Date("2030-01-07T12:00:00+09:00");

/** The service's payments, with a local Stripe and a shop in memory. */
export async function openTestCheckout(
  { stock = 10, konbiniDays = 0 }: { stock?: number; konbiniDays?: number } =
    {},
) {
  const clock = { now: START };
  const now = () => clock.now;
  const kv = await openDenoKv({ path: ":memory:", now });
  const shop = new TestShop(now, stock);
  const events: Stripe.Event[] = [];
  const secretKey = "sk_test_of_these_tests";
  const stripe = startLocalStripe({
    port: 0,
    webhookUrl: "http://localhost/webhooks/stripe",
    secretKey,
    webhookSecret: "whsec_of_these_tests",
    now,
    send: async (_url, init) => {
      events.push(JSON.parse(String(init?.body)));
      return await Promise.resolve(new Response("{}"));
    },
  });
  const env = {
    secretKey,
    webhookSecret: "whsec_of_these_tests",
    apiUrl: stripe.url,
    konbiniDays,
  };
  const deps = createDeps({
    kv,
    now,
    shop,
    payment: {
      stripe: createStripe(env),
      env,
      siteUrl: "http://localhost:8787",
    },
  });
  return {
    clock,
    kv,
    shop,
    stripe,
    deps,
    events,
    /** Begins or goes on with a payment; resolves to the id of its session. */
    async pay(userId: string, orderId: string): Promise<string> {
      const user = { id: userId, email: null, name: "A person" };
      const actor = { user, locale: "en" as const };
      const request = { orderId, conversationId: null };
      const url = await checkout(deps, actor, request);
      return url.split("/").at(-1)!;
    },
    /** Takes the event in, as the webhook does. */
    async take(event: Stripe.Event): Promise<void> {
      const session = await sessionOf(deps.payment.stripe, event);
      if (session) await noteEvent(deps, event.id, session);
    },
    /** Does the user's payments that are due, once each. */
    work: (userId: string) => doDuePayments(deps, userId),
    async [Symbol.asyncDispose]() {
      kv.close();
      await stripe.stop();
    },
  };
}

/** Does the user's payments that are due, once each. */
export async function doDuePayments(
  deps: SettleDeps,
  userId: string,
): Promise<void> {
  for (const work of await listDueWork(deps.kv, userId)) {
    if (work.kind !== "payment" || work.at > deps.now().getTime()) continue;
    await doPayment(deps, userId, work);
  }
}

function createDeps(
  { kv, now, shop, payment }: {
    kv: Kv;
    now: () => Date;
    shop: TestShop;
    payment: SettleDeps["payment"];
  },
): SettleDeps {
  const log: Log = createLog({ service: "ai-service", write: () => {} });
  // The token says whose it is; the shop reads no more of it.
  const signer = {
    signForUser: ({ user }: { user: { id: string } }) =>
      Promise.resolve({
        token: user.id,
        jti: crypto.randomUUID(),
        issuedAt: now(),
        expiresAt: new Date(now().getTime() + 300_000),
      }),
  } as unknown as ConstructorParameters<typeof McpTokens>[0]["signer"];
  return {
    kv,
    now,
    log,
    payment,
    mcpTokens: new McpTokens({ signer, kv, now }),
    mcp: { callTool: (call) => shop.callTool(call, call.token) },
    callAsService: shop.callAsService,
  };
}
