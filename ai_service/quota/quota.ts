import type { Log } from "../../shared/http/log.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import { conversationIds } from "./conversation_quota.ts";
import type { Limits } from "./limits.ts";
import { StreamCounter } from "./stream_counter.ts";
import { type QuotaView, viewOf } from "./quota_view.ts";
import { formatResetTime, overLimit, tooManyConversations } from "./refusal.ts";
import { TurnMeter } from "./turn_meter.ts";
import {
  type Excess,
  excessOf,
  SOON_SECONDS,
  withoutDeadTurns,
} from "./turn_quota.ts";
import { withoutTurn, withTokens, withTurn } from "./usage.ts";
import { UsageStore } from "./usage_store.ts";

/** Dependencies of the quota. */
export interface QuotaOptions {
  kv: Kv;
  log: Log;
  now: () => Date;
  /** IANA name of the business's time zone. */
  timeZone: string;
  limits: Limits;
}

/** The person whose use is counted, and the language to refuse in. */
export interface Person {
  user: { id: string };
  locale: Locale;
}

/**
 * How much each user may use. Windows are fixed, minutes of UTC and days of the
 * business, so that a refusal can name the moment from which it goes on.
 */
export class Quota {
  readonly #options: QuotaOptions;
  readonly #usage: UsageStore;
  readonly #streams = new StreamCounter();

  constructor(options: QuotaOptions) {
    this.#options = options;
    this.#usage = new UsageStore(options);
  }

  /**
   * Starts a turn by `start`, with tokens set aside until the turn is settled.
   * One that does not start costs nothing.
   *
   * @throws {ApiError} 429 `rate_limited`, or what `start` throws.
   */
  async startTurn<T>(
    person: Person,
    conversationId: string,
    start: () => Promise<T>,
  ): Promise<T> {
    const { id } = person.user;
    await this.#reserveTurn(person, conversationId);
    try {
      return await start();
    } catch (cause) {
      await this.#usage.settle(
        id,
        (usage) => withoutTurn(usage, conversationId),
      );
      throw cause;
    }
  }

  /** The meter of a running turn, which settles it in the end. */
  meterTurn(userId: string, conversationId: string): TurnMeter {
    const { limits, log } = this.#options;
    return new TurnMeter(
      limits.tokensPerTurn,
      (tokens) =>
        this.#usage.settle(
          userId,
          (usage) => withTokens(usage, conversationId, tokens),
        ).catch((cause) => log.error("turn_not_settled", { userId, cause })),
    );
  }

  /**
   * Sets a place aside for a conversation that is created next.
   *
   * @throws {ApiError} 409 `too_many_conversations`.
   */
  async reserveConversation(
    { user, locale }: Person,
    id: string,
  ): Promise<void> {
    const { kv, limits: { conversations: limit } } = this.#options;
    await this.#usage.change(user.id, async (usage, { now }) => {
      const ids = await conversationIds(kv, user.id, usage);
      if (ids.size >= limit) throw tooManyConversations(locale, limit);
      const reserved = { id, reservedAt: now.getTime() };
      return { ...usage, conversations: [...usage.conversations, reserved] };
    });
  }

  /** @throws {ApiError} 429 `rate_limited` if one more stream is too many. */
  requireStream(person: Person): void {
    const { now, limits: { openStreams: limit } } = this.#options;
    if (this.#streams.count(person.user.id) < limit) return;
    const retryAt = now().getTime() + SOON_SECONDS * 1000;
    throw this.#refusal({ name: "open_streams", limit, retryAt }, person);
  }

  /** Counts an event stream until the returned function is called. */
  openStream(userId: string): () => void {
    return this.#streams.open(userId);
  }

  /** The user's limits, and what of them is used now. */
  async view(userId: string): Promise<QuotaView> {
    const { kv, limits, timeZone } = this.#options;
    const { usage, windows } = await this.#usage.read(userId);
    const alive = await withoutDeadTurns(kv, userId, usage, windows.now);
    const ids = await conversationIds(kv, userId, usage);
    const openStreams = this.#streams.count(userId);
    const counts = { conversations: ids.size, openStreams };
    return viewOf(limits, { usage: alive, windows, ...counts }, timeZone);
  }

  async #reserveTurn(person: Person, conversationId: string): Promise<void> {
    const { kv, limits } = this.#options;
    const { id } = person.user;
    await this.#usage.change(id, async (stored, windows) => {
      const { now } = windows;
      let usage = stored;
      if (excessOf(usage, windows, limits)) {
        usage = await withoutDeadTurns(kv, id, usage, now);
      }
      const excess = excessOf(usage, windows, limits);
      if (excess) throw this.#refusal(excess, person);
      const tokens = limits.tokensPerTurn;
      const reservedAt = now.getTime();
      return withTurn(usage, { conversationId, tokens, reservedAt });
    });
  }

  #refusal({ name, limit, retryAt }: Excess, { user, locale }: Person) {
    const { log, now, timeZone } = this.#options;
    log.info("limit_reached", { userId: user.id, limit: name });
    const wait = (retryAt - now().getTime()) / 1000;
    return overLimit(name, locale, {
      limit,
      retryAfterSeconds: Math.max(1, Math.ceil(wait)),
      resetsAt: formatResetTime(retryAt, locale, timeZone),
    });
  }
}
