import * as z from "zod";
import type { LineMessagingEnv } from "./notice_env.ts";
import { SendError } from "./send_error.ts";

/** Longest wait for one answer of LINE, in milliseconds. */
const TIMEOUT_MS = 8_000;
/** Longest text of a message, in UTF-16 code units. */
const LONGEST_TEXT = 5_000;

/** The result of a push message. */
export type PushAnswer =
  /** It was taken, now or by an earlier request with the same key. */
  | "sent"
  /** The messages of the month are spent. */
  | "spent"
  /** Too many requests were made just now. */
  | "busy"
  /** LINE sends this person nothing from this account. */
  | "refused";

const quotaAnswer = z.object({
  type: z.string(),
  value: z.number().optional(),
});
const infoAnswer = z.object({ basicId: z.string() });
const consumptionAnswer = z.object({ totalUsage: z.number() });

/** The part of LINE's Messaging API that is used (developers.line.biz). */
export class LineClient {
  readonly #env: LineMessagingEnv;
  readonly #send: typeof fetch;

  /** @param send Sends a request; `fetch` by default. */
  constructor(
    env: LineMessagingEnv,
    send: typeof fetch = (...request) => fetch(...request),
  ) {
    this.#env = env;
    this.#send = send;
  }

  /**
   * Sends one text. The same key sends it once, however often it is called.
   *
   * @param message.retryKey A UUID.
   * @throws {SendError} If it is not known whether it was sent.
   */
  async push(
    { to, text, retryKey }: { to: string; text: string; retryKey: string },
  ): Promise<PushAnswer> {
    const messages = [{ type: "text", text: text.slice(0, LONGEST_TEXT) }];
    const { status, body } = await this.#ask("/v2/bot/message/push", {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "X-Line-Retry-Key": retryKey,
      },
      body: JSON.stringify({ to, messages }),
    });
    // 409: an earlier request with this key was taken.
    if (status === 200 || status === 409) return "sent";
    if (status === 429) return /monthly limit/i.test(body) ? "spent" : "busy";
    if (status === 400) return "refused";
    throw unexpected(status);
  }

  /**
   * Whether the person is a friend of the account and has not blocked it. A push
   * does not tell: LINE answers 200 also where it delivers nothing.
   */
  async isFriend(userId: string): Promise<boolean> {
    const path = `/v2/bot/profile/${encodeURIComponent(userId)}`;
    const { status } = await this.#ask(path);
    if (status === 200) return true;
    if (status === 404 || status === 400) return false;
    throw unexpected(status);
  }

  /** The URL that adds the account as a friend. */
  async friendUrl(): Promise<string> {
    const { basicId } = infoAnswer.parse(await this.#read("info"));
    const path = `/R/ti/p/${encodeURIComponent(basicId)}`;
    return new URL(path, this.#env.pagesUrl).href;
  }

  /** How many messages are left this month; null where there is no limit. */
  async messagesLeft(): Promise<number | null> {
    const quota = quotaAnswer.parse(await this.#read("message/quota"));
    if (quota.value === undefined || quota.type !== "limited") return null;
    const used = await this.#read("message/quota/consumption");
    return quota.value - consumptionAnswer.parse(used).totalUsage;
  }

  async #read(path: string): Promise<unknown> {
    const { status, body } = await this.#ask(`/v2/bot/${path}`);
    if (status !== 200) throw unexpected(status);
    return JSON.parse(body);
  }

  async #ask(path: string, init: RequestInit = {}) {
    const { apiUrl, token } = this.#env;
    const headers = { ...init.headers, "Authorization": `Bearer ${token}` };
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    try {
      const url = new URL(path, apiUrl);
      const request = { ...init, headers, signal, redirect: "manual" as const };
      const response = await this.#send(url, request);
      return { status: response.status, body: await response.text() };
    } catch {
      throw new SendError("line_no_answer");
    }
  }
}

function unexpected(status: number): SendError {
  const isKey = status === 401 || status === 403;
  return new SendError(isKey ? "line_token_refused" : "line_unavailable");
}
