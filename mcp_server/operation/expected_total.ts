import { ApiError } from "../../shared/http/errors.ts";
import { minorUnits } from "./fields.ts";

/**
 * The total that a person approved, in minor units. Their preview said it, and
 * models are not told of it: what they send is no price that a person saw.
 */
export const expectedTotalMinor = minorUnits.optional()
  .describe("The preview's `totalMinor`: refused if the price is another now");

/**
 * Refuses another price than the one that a person approved.
 *
 * @throws {ApiError} 409 `price_changed`, with the price as it is now.
 */
export function requireExpectedTotal(
  expected: number | undefined,
  { totalMinor, currency }: { totalMinor: number; currency: string },
): void {
  if (expected === undefined || expected === totalMinor) return;
  throw new ApiError("The price has changed; ask the customer again", {
    status: 409,
    code: "price_changed",
    details: { totalMinor, currency },
  });
}
