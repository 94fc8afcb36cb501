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
