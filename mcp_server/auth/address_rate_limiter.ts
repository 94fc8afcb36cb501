import type { Context } from "hono";
import { rateLimited } from "../operation/challenge.ts";

/** Invalid tokens allowed per client address and minute, and as one burst. */
const FAILURES_PER_MINUTE = 300;
const MS_PER_FAILURE = 60_000 / FAILURES_PER_MINUTE;

/**
 * GCRA state by client address. When it is full, the address whose last
 * failure is oldest is dropped.
 */
export class AddressCache {
  readonly spentUntil = new Map<string, number>();
  readonly limit: number;

  constructor(limit = 10_000) {
    this.limit = limit;
  }
}

/**
 * Limits how many invalid tokens one client address may send, since each of
 * them costs a signature check. Valid tokens are not counted: an AI service
 * sends the tokens of all its users from one address. Each server instance
 * counts for itself.
 */
export class AddressRateLimiter {
  readonly #now: () => Date;
  readonly #spentUntil: Map<string, number>;
  readonly #limit: number;

  constructor({ now, cache }: { now: () => Date; cache: AddressCache }) {
    this.#now = now;
    this.#spentUntil = cache.spentUntil;
    this.#limit = cache.limit;
  }

  /** @throws {ApiError} 429 `rate_limited` if the address is over its limit. */
  check(address: string | undefined): void {
    if (address === undefined) return;
    const spentUntil = this.#spentUntil.get(networkOf(address)) ?? 0;
    const wait = spentUntil + MS_PER_FAILURE - 60_000 - this.#now().getTime();
    if (wait > 0) throw rateLimited(Math.ceil(wait / 1000));
  }

  /** Counts one invalid token. */
  countFailure(address: string | undefined): void {
    if (address === undefined) return;
    const network = networkOf(address);
    const now = this.#now().getTime();
    const spentUntil = Math.max(this.#spentUntil.get(network) ?? 0, now) +
      MS_PER_FAILURE;
    this.#spentUntil.delete(network);
    this.#spentUntil.set(network, spentUntil);
    if (this.#spentUntil.size <= this.#limit) return;
    this.#spentUntil.delete(this.#spentUntil.keys().next().value!);
  }
}

/**
 * The client's address as the runtime reports it. `X-Forwarded-For` and its
 * like are not read, because any client can set them. Undefined if the runtime
 * does not report it, and for loopback addresses: those belong to a developer,
 * or to a local proxy that all clients share.
 */
export function clientAddress(c: Context): string | undefined {
  const { address } = (c.env ?? {}) as { address?: string };
  return address === undefined || LOOPBACK.test(address) ? undefined : address;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * The network that is counted as one client: an IPv4 address, or the /64 of an
 * IPv6 address, which providers assign to one site as a whole (RFC 6177).
 */
function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(":")) return address;
  const [head = [], tail = []] = address.toLowerCase().split("::")
    .map((half) => half.split(":").filter((part) => part !== ""));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length));
  return [...head, ...zeros.fill("0"), ...tail].slice(0, 4).join(":");
}
