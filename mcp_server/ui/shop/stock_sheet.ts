import type { Refused } from "../desk/handlers.ts";

/** The number that a colleague has written meanwhile; null if nobody did. */
export function conflictOf(
  refused: Refused | null,
  productId: string,
): number | null {
  const items: unknown = refused?.details?.items;
  if (!Array.isArray(items)) return null;
  const found = items.find((item) => item?.productId === productId);
  return typeof found?.onHand === "number" ? found.onHand : null;
}

/** What was typed for a product before the sheet was refused. */
export function typedStock(
  refused: Refused | null,
  productId: string,
): string | undefined {
  const index = refused?.values.all("productId").indexOf(productId) ?? -1;
  return index < 0 ? undefined : refused?.values.all("onHand")[index];
}

/**
 * The number that a refused sheet had typed for a product, with the one that it
 * had shown: nobody has seen yet what a colleague has written since. Null where
 * the number was left alone.
 */
export function keptNumbers(
  refused: Refused | null,
  productId: string,
): { typed: string; expected: string } | null {
  const index = refused?.values.all("productId").indexOf(productId) ?? -1;
  const typed = typedStock(refused, productId);
  const expected = refused?.values.all("expected")[index];
  return typed === undefined || expected === undefined || typed === expected
    ? null
    : { typed, expected };
}
