import {
  type AddressCache,
  AddressRateLimiter,
} from "../../shared/http/address_rate_limiter.ts";
import { rateLimited } from "../operation/challenge.ts";

/** Invalid tokens allowed per client address. */
const LIMIT = { requests: 300, seconds: 60 };

/**
 * Limits how many invalid tokens one client address may send, since each of
 * them costs a signature check. Valid tokens are not counted: an AI service
 * sends the tokens of all its users from one address.
 */
export class InvalidTokenLimiter {
  readonly #limiter: AddressRateLimiter;

  constructor(options: { now: () => Date; cache: AddressCache }) {
    this.#limiter = new AddressRateLimiter({ ...options, limit: LIMIT });
  }

  /** @throws {ApiError} 429 `rate_limited` if the address is over its limit. */
  check(address: string | undefined): void {
    const wait = this.#limiter.waitSeconds(address);
    if (wait > 0) throw rateLimited(wait);
  }

  /** Counts one invalid token. */
  countFailure(address: string | undefined): void {
    this.#limiter.count(address);
  }
}
