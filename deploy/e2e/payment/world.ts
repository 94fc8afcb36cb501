import { join } from "node:path";
import type Stripe from "stripe";
import { VARIABLES } from "../../../ai_service/test_service.ts";
import { addProduct } from "../../../mcp_server/product/test_products.ts";
import { createTestDatabase } from "../../../mcp_server/storage/test_database.ts";
import {
  AUDIENCE,
  createTestKeys,
  ISSUER,
  writeTestAccess,
} from "../../../mcp_server/test_app.ts";
import { startLocalStripe } from "../../local/stripe.ts";
import type { WriteLine } from "../../../shared/http/log.ts";
import { Random } from "../../../shared/random/random.ts";
import { Crashes } from "./crashes.ts";
import { Lasting } from "./lasting.ts";
import { type ServiceProcess, startPaymentService } from "./service_process.ts";
import { type ShopProcess, startShop } from "./shop_process.ts";

/** What the shop sells, and for how much. */
export const OIL = "prd_oil";
export const PRICE = 1500;
export const WEBHOOK_SECRET = "whsec_of_these_tests";
const SECRET_KEY = "sk_test_of_these_tests";
const LAST_ERRORS = 40;
const START = new Date("2030-01-07T12:00:00+09:00");

export interface WorldOptions {
  seed: number;
  /** How many of the steps are a process's last one, from 0 to 1. */
  crashes?: number;
  stock?: number;
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/**
 * Both services on the stores that outlive them, and Stripe. A process that died
 * is started anew as soon as it is needed.
 */
export async function openWorld(options: WorldOptions) {
  const clock = { now: START };
  const now = () => clock.now;
  const random = new Random(options.seed);
  const crashes = new Crashes(random, options.crashes ?? 0);
  const outages = { shop: false, stripe: false };
  const stores = await openStores(options.stock ?? 0);
  const { database, keys, folder } = stores;
  const { stripe, events } = openStripe(now);
  const errors: string[] = [];
  const write: WriteLine = (line, level) => {
    if (level !== "error") return;
    errors.push(line);
    errors.splice(0, errors.length - LAST_ERRORS);
  };
  const shop: Lasting<ShopProcess> = new Lasting(() => {
    const onDeath = () => service.last?.cutShop();
    return startShop({ database, keys, now, crashes, onDeath, write });
  });
  const service: Lasting<ServiceProcess> = new Lasting(() =>
    startPaymentService({
      storePath: join(folder, "store.sqlite"),
      variables: variablesOf(keys.privatePem),
      shop: async () => outages.shop ? null : await shop.get(),
      stripePort: () => {
        const port = Number(new URL(stripe.url).port);
        return Promise.resolve(outages.stripe ? null : port);
      },
      crashes,
      now,
      write,
    })
  );
  return {
    clock,
    random,
    crashes,
    outages,
    database,
    keys,
    stripe,
    /** The last lines of both services that tell of an error. */
    errors,
    /** Events that happened and were not delivered yet. */
    events,
    shop,
    service,
    /** Lets time pass, also at Stripe. */
    pass(ms: number) {
      clock.now = new Date(clock.now.getTime() + ms);
      stripe.account.endWhatIsDue();
    },
    async [Symbol.asyncDispose]() {
      crashes.isOff = true;
      await Promise.all([service.end(), shop.end()]);
      await stripe.stop();
      await stores[Symbol.asyncDispose]();
    },
  };
}

/** What outlives every process. */
async function openStores(stock: number) {
  const keys = await createTestKeys();
  const database = await createTestDatabase({ max: 8 });
  await writeTestAccess(database.ownerUrl, keys);
  await addProduct(database.owner, OIL, { stock, priceMinor: PRICE });
  const folder = await Deno.makeTempDir();
  return {
    keys,
    database,
    folder,
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await Deno.remove(folder, { recursive: true });
    },
  };
}

function openStripe(now: () => Date) {
  const events: Stripe.Event[] = [];
  const stripe = startLocalStripe({
    port: 0,
    webhookUrl: "http://localhost/webhooks/stripe",
    secretKey: SECRET_KEY,
    webhookSecret: WEBHOOK_SECRET,
    now,
    send: (_url, init) => {
      events.push(JSON.parse(String(init?.body)));
      return Promise.resolve(new Response("{}"));
    },
  });
  return { stripe, events };
}

function variablesOf(privateKey: string): Record<string, string> {
  return {
    ...VARIABLES,
    AI_SERVICE_ISSUER: ISSUER,
    AI_SERVICE_PRIVATE_KEY: privateKey,
    MCP_AUDIENCE: AUDIENCE,
    STRIPE_SECRET_KEY: SECRET_KEY,
    STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
    STRIPE_KONBINI_DAYS: "1",
  };
}
