import { Hono } from "hono";
import { checkPort } from "./ports.ts";
import { StripeAccount } from "./stripe/account.ts";
import { api } from "./stripe/api.ts";
import { pages } from "./stripe/pages.ts";
import { Webhooks } from "./stripe/webhooks.ts";

/** How often sessions and vouchers are looked at, in milliseconds. */
const SWEEP_MS = 1_000;

export interface LocalStripeOptions {
  /** 0 means any free port. */
  port: number;
  /** Where events are sent. */
  webhookUrl: string;
  secretKey: string;
  webhookSecret: string;
  now?: () => Date;
  newId?: (prefix: string) => string;
  /** Sends the events; `fetch` by default. */
  send?: typeof fetch;
}

/** A server on this machine that answers as Stripe does. */
export interface LocalStripe {
  url: string;
  account: StripeAccount;
  webhooks: Webhooks;
  stop(): Promise<void>;
}

/**
 * Starts the local Stripe on 127.0.0.1: the part of the API that is used, the
 * hosted page, and signed webhooks. It keeps everything in memory, and no money
 * moves.
 *
 * @throws {StartError} If the port is in use.
 */
export function startLocalStripe(options: LocalStripeOptions): LocalStripe {
  checkPort("stripe", options.port);
  const app = new Hono();
  const server = Deno.serve({
    hostname: "127.0.0.1",
    port: options.port,
    onListen: () => {},
  }, app.fetch);
  const url = `http://localhost:${server.addr.port}`;
  const { account, webhooks } = createParts(options, url);
  app.route("/v1", api(account, options.secretKey));
  app.route("/", pages(account, webhooks));
  const sweeping = setInterval(() => account.endWhatIsDue(), SWEEP_MS);
  return {
    url,
    account,
    webhooks,
    async stop() {
      clearInterval(sweeping);
      webhooks.stop();
      await webhooks.settled();
      await server.shutdown();
    },
  };
}

function createParts(options: LocalStripeOptions, origin: string) {
  const { now = () => new Date(), newId = randomId } = options;
  const webhooks = new Webhooks({
    url: options.webhookUrl,
    secret: options.webhookSecret,
    now,
    ...(options.send && { send: options.send }),
  });
  const onEvent = webhooks.deliver.bind(webhooks);
  const account = new StripeAccount({ origin, now, newId, onEvent });
  return { account, webhooks };
}

function randomId(prefix: string): string {
  return prefix + crypto.randomUUID().replaceAll("-", "");
}
