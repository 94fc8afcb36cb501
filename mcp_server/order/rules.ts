import { invalidInput } from "../../shared/http/errors.ts";
import { MAX_QUANTITY, type Order, type WantedItem } from "./schemas.ts";

/** Crockford's base 32: no letter that looks like a digit. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * One item per product, in the order of first mention.
 *
 * @throws {ApiError} 400 if the sum for a product is more than an order holds.
 */
export function mergeItems(items: readonly WantedItem[]): WantedItem[] {
  const merged = new Map<string, WantedItem>();
  for (const [index, { productId, quantity }] of items.entries()) {
    const sum = (merged.get(productId)?.quantity ?? 0) + quantity;
    if (sum > MAX_QUANTITY) {
      throw invalidInput(
        `items.${index}.quantity`,
        `An order holds at most ${MAX_QUANTITY} of one product`,
      );
    }
    merged.set(productId, { productId, quantity: sum });
  }
  return [...merged.values()];
}

/** Total price of the items, in minor units of their one currency. */
export function totalOf(
  items: readonly { quantity: number; unitPriceMinor: number }[],
): bigint {
  return items.reduce(
    (sum, { quantity, unitPriceMinor }) =>
      sum + BigInt(quantity) * BigInt(unitPriceMinor),
    0n,
  );
}

/**
 * The number that people call an order by, e.g. `4K7P-Q2XM`: 40 bits of the
 * digest of `random`, which may have any form.
 */
export async function orderNumber(random: string): Promise<string> {
  const bytes = new TextEncoder().encode(random);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const letters = [...new Uint8Array(digest).subarray(0, 8)]
    .map((byte) => ALPHABET[byte % ALPHABET.length])
    .join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** The status of an order now: nobody has to write down that it expired. */
export function statusAt(
  { status, expiresAt }: { status: Order["status"]; expiresAt: Date },
  now: Date,
): Order["status"] {
  const isExpired = status === "pending" && expiresAt <= now;
  return isExpired ? "expired" : status;
}
