import type { Context } from "hono";
import { rateLimited } from "../operation/challenge.ts";

/** Tokens that one address may get wrong per minute, and at once. */
const WRONG_PER_MINUTE = 300;
const ONE_MS = 60_000 / WRONG_PER_MINUTE;

/** What each address has spent; those refused longest ago go first. */
export class AddressMemory {
  readonly spentUntil = new Map<string, number>();
  readonly limit: number;

  constructor(limit = 10_000) {
    this.limit = limit;
  }
}

/**
 * Keeps an address from having token after token checked that turns out to be
 * worthless. Good tokens cost it nothing, since a service sends those of all
 * its users from one address. Each instance counts for itself.
 */
export class AddressLimit {
  readonly #now: () => Date;
  readonly #spentUntil: Map<string, number>;
  readonly #limit: number;

  constructor({ now, memory }: { now: () => Date; memory: AddressMemory }) {
    this.#now = now;
    this.#spentUntil = memory.spentUntil;
    this.#limit = memory.limit;
  }

  /** @throws {ApiError} 429 `rate_limited`. */
  requireRoom(address: string | undefined): void {
    if (address === undefined) return;
    const spentUntil = this.#spentUntil.get(groupOf(address)) ?? 0;
    const wait = spentUntil + ONE_MS - 60_000 - this.#now().getTime();
    if (wait > 0) throw rateLimited(Math.ceil(wait / 1000));
  }

  /** Counts a token that was no good. */
  spend(address: string | undefined): void {
    if (address === undefined) return;
    const group = groupOf(address);
    const now = this.#now().getTime();
    const spentUntil = Math.max(this.#spentUntil.get(group) ?? 0, now) + ONE_MS;
    this.#spentUntil.delete(group);
    this.#spentUntil.set(group, spentUntil);
    if (this.#spentUntil.size <= this.#limit) return;
    this.#spentUntil.delete(this.#spentUntil.keys().next().value!);
  }
}

/**
 * The peer's address as the runtime's entry found it, never as a header that
 * anyone can write. Undefined where nobody knows it, and for this machine's
 * own: that is a developer, or a proxy through which everybody comes.
 */
export function addressOf(c: Context): string | undefined {
  const { address } = (c.env ?? {}) as { address?: string };
  return address === undefined || LOOPBACK.test(address) ? undefined : address;
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whoever has one address of IPv6 has the 2^64 beside it (RFC 6177). */
function groupOf(address: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(":")) return address;
  const [head = [], tail = []] = address.toLowerCase().split("::")
    .map((half) => half.split(":").filter((part) => part !== ""));
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length));
  return [...head, ...zeros.fill("0"), ...tail].slice(0, 4).join(":");
}
