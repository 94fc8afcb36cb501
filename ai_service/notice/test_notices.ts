import { api as lineApi } from "../../deploy/local/line/api.ts";
import { LineAccount } from "../../deploy/local/line/account.ts";
import { api as mailApi } from "../../deploy/local/mailbox/api.ts";
import { Mailbox } from "../../deploy/local/mailbox/mailbox.ts";
import { resendMailer } from "../../shared/mail/resend_mailer.ts";
import { createLog } from "../../shared/http/log.ts";
import type { User } from "../auth/user.ts";
import { openDenoKv } from "../store/deno_kv.ts";
import { profileKey } from "../store/keys.ts";
import { deliverNotices } from "./deliver_notices.ts";
import type { NoticeDeps } from "./deps.ts";
import { LineClient } from "./line_client.ts";
import { TestOutbox } from "./test_outbox.ts";
import { UnsubscribeLinks } from "./unsubscribe_link.ts";

/** When these tests take place. */
export const START = new Date("2030-01-07T12:00:00+09:00");

const PROFILE = { name: "A person", pictureUrl: null, createdAt: "" };

/** A person with LINE, without an address. */
export const MISAKI: User = {
  ...PROFILE,
  id: "usr_misaki",
  provider: "line",
  providerUserId: "U1",
  email: null,
  language: "ja",
};

/** A person with Google. */
export const KEN: User = {
  ...PROFILE,
  id: "usr_ken",
  provider: "google",
  providerUserId: "1",
  email: "ken@example.com",
  language: "en",
};

/** A person with LINE, and with an address that LINE has told. */
export const EMI: User = {
  ...MISAKI,
  id: "usr_emi",
  providerUserId: "U2",
  email: "emi@example.com",
};

/** Passes a request to one of the local providers, or fails. */
export type SendRequest = typeof fetch;

/** The service's notices, with local providers and an outbox in memory. */
export async function openTestNotices(
  { disturb = (send) => send }: {
    /** Makes requests to providers fail. */
    disturb?: (send: SendRequest) => SendRequest;
  } = {},
) {
  const clock = { now: START };
  const now = () => clock.now;
  const kv = await openDenoKv({ path: ":memory:", now });
  const logged: string[] = [];
  const outbox = new TestOutbox(now);
  const { line, account } = createLine(now, disturb);
  const { mail, mailbox } = createMail(now, disturb);
  const deps: NoticeDeps = {
    kv,
    now,
    log: createLog({
      service: "ai-service",
      write: (text) => logged.push(text),
    }),
    callAsService: outbox.callAsService,
    channels: { line, mail },
    unsubscribeLinks: new UnsubscribeLinks({
      siteUrl: "http://localhost:8787",
      secret: "a secret of these tests",
    }),
  };
  for (const user of [MISAKI, KEN, EMI]) {
    await kv.set(profileKey(user.id), user);
  }
  return {
    clock,
    kv,
    deps,
    outbox,
    line: account,
    mailbox,
    logged,
    deliver: () => deliverNotices(deps),
    [Symbol.dispose]: () => kv.close(),
  };
}

function createLine(
  now: () => Date,
  disturb: (send: SendRequest) => SendRequest,
) {
  const accounts = [MISAKI, EMI].map(({ providerUserId: sub, name }) => ({
    provider: "line" as const,
    sub,
    name,
    role: "customer" as const,
  }));
  const account = new LineAccount({ accounts, now, onFollow: () => {} });
  const token = "line_token_of_these_tests";
  const app = lineApi(account, token);
  const send: SendRequest = async (url, init) =>
    await app.request(pathOf(url).replace("/v2/bot", ""), init);
  const url = "http://localhost";
  const env = { token, secret: "", apiUrl: url, pagesUrl: url };
  return { account, line: new LineClient(env, disturb(send)) };
}

function createMail(
  now: () => Date,
  disturb: (send: SendRequest) => SendRequest,
) {
  const mailbox = new Mailbox(now);
  const apiKey = "re_key_of_these_tests";
  const app = mailApi(mailbox, apiKey);
  const send: SendRequest = async (url, init) =>
    await app.request(pathOf(url), init);
  const from = "Shop <shop@example.com>";
  const baseUrl = "http://localhost";
  const mail = resendMailer({ apiKey, from, baseUrl, fetch: disturb(send) });
  return { mailbox, mail };
}

function pathOf(url: Parameters<typeof fetch>[0]): string {
  return new URL(String(url)).pathname;
}
