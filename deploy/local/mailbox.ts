import { Hono } from "hono";
import { api } from "./mailbox/api.ts";
import { Mailbox } from "./mailbox/mailbox.ts";
import { pages } from "./mailbox/pages.ts";
import { checkPort } from "./ports.ts";

export interface LocalMailboxOptions {
  /** 0 means any free port. */
  port: number;
  apiKey: string;
  now?: () => Date;
}

/** A server on this machine that takes mails as Resend does. */
export interface LocalMailbox {
  url: string;
  mailbox: Mailbox;
  stop(): Promise<void>;
}

/**
 * Starts the local mailbox on 127.0.0.1: Resend's API with idempotency keys, and a
 * page with all mails. It keeps everything in memory, and no mail leaves it.
 *
 * @throws {StartError} If the port is in use.
 */
export function startLocalMailbox(
  { port, apiKey, now = () => new Date() }: LocalMailboxOptions,
): LocalMailbox {
  checkPort("mailbox", port);
  const mailbox = new Mailbox(now);
  const app = new Hono().route("/", api(mailbox, apiKey))
    .route("/", pages(mailbox));
  const listening = { hostname: "127.0.0.1", port, onListen: () => {} };
  const server = Deno.serve(listening, app.fetch);
  return {
    url: `http://localhost:${server.addr.port}`,
    mailbox,
    stop: () => server.shutdown(),
  };
}
