import { Hono } from "hono";
import { DEMO_ACCOUNTS, type DemoAccount } from "./accounts.ts";
import { LineAccount } from "./line/account.ts";
import { api } from "./line/api.ts";
import { pages } from "./line/pages.ts";
import { LineWebhooks } from "./line/webhooks.ts";
import { checkPort } from "./ports.ts";

export interface LocalLineOptions {
  /** 0 means any free port. */
  port: number;
  /** Where events are sent. */
  webhookUrl: string;
  /** The channel access token. */
  token: string;
  /** The channel secret. */
  secret: string;
  /** Whose with LINE can be sent messages; the demo accounts by default. */
  accounts?: readonly DemoAccount[];
  now?: () => Date;
  /** Sends the events; `fetch` by default. */
  send?: typeof fetch;
}

/** A server on this machine that answers as LINE's Messaging API does. */
export interface LocalLine {
  url: string;
  account: LineAccount;
  webhooks: LineWebhooks;
  stop(): Promise<void>;
}

/**
 * Starts the local LINE on 127.0.0.1: the part of the Messaging API that is used,
 * signed webhooks, and a page with everybody's inbox. It keeps everything in
 * memory, and nobody receives anything.
 *
 * @throws {StartError} If the port is in use.
 */
export function startLocalLine(options: LocalLineOptions): LocalLine {
  const { port, token, secret, webhookUrl: url, send } = options;
  const { accounts = DEMO_ACCOUNTS, now = () => new Date() } = options;
  checkPort("line", port);
  const webhooks = new LineWebhooks({
    url,
    secret,
    now,
    ...(send && { send }),
  });
  const onFollow = webhooks.deliver.bind(webhooks);
  const account = new LineAccount({ accounts, now, onFollow });
  const app = new Hono()
    .route("/v2/bot", api(account, token))
    .route("/", pages(account));
  const listening = { hostname: "127.0.0.1", port, onListen: () => {} };
  const server = Deno.serve(listening, app.fetch);
  return {
    url: `http://localhost:${server.addr.port}`,
    account,
    webhooks,
    async stop() {
      webhooks.stop();
      await webhooks.settled();
      await server.shutdown();
    },
  };
}
