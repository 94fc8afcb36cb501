import { networkOf } from "./client_address.ts";

/** Requests of one address within some seconds, and as one burst. */
export interface AddressRateLimit {
  requests: number;
  seconds: number;
}

/**
 * GCRA state by client address. When it is full, the address whose last request
 * is oldest is dropped.
 */
export class AddressCache {
  readonly spentUntil = new Map<string, number>();
  readonly limit: number;

  constructor(limit = 10_000) {
    this.limit = limit;
  }
}

/** Dependencies of an {@linkcode AddressRateLimiter}. */
export interface AddressRateLimiterOptions {
  now: () => Date;
  limit: AddressRateLimit;
  /** May outlive the limiter. */
  cache?: AddressCache;
}

/**
 * Limits the requests of one client address. Each server instance counts for
 * itself, in memory. An unknown address is not limited.
 */
export class AddressRateLimiter {
  readonly #now: () => Date;
  readonly #windowMs: number;
  readonly #msPerRequest: number;
  readonly #cache: AddressCache;

  constructor(
    { now, limit, cache = new AddressCache() }: AddressRateLimiterOptions,
  ) {
    this.#now = now;
    this.#windowMs = limit.seconds * 1000;
    this.#msPerRequest = this.#windowMs / limit.requests;
    this.#cache = cache;
  }

  /** Seconds until the next request is allowed; 0 if it is. */
  waitSeconds(address: string | undefined): number {
    if (address === undefined) return 0;
    const spentUntil = this.#cache.spentUntil.get(networkOf(address)) ?? 0;
    const wait = spentUntil + this.#msPerRequest - this.#windowMs -
      this.#now().getTime();
    return Math.max(0, Math.ceil(wait / 1000));
  }

  /** Counts one request. */
  count(address: string | undefined): void {
    if (address === undefined) return;
    const { spentUntil, limit } = this.#cache;
    const network = networkOf(address);
    const now = this.#now().getTime();
    const spent = Math.max(spentUntil.get(network) ?? 0, now) +
      this.#msPerRequest;
    spentUntil.delete(network);
    spentUntil.set(network, spent);
    if (spentUntil.size <= limit) return;
    spentUntil.delete(spentUntil.keys().next().value!);
  }
}
