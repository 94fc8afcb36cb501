/** An item of a receipt. */
export interface TaxedItem {
  quantity: number;
  unitPriceMinor: number;
  /** Hundredths of a percent. */
  taxRate: number;
}

/** What was paid at one tax rate. */
export interface TaxTotal {
  taxRate: number;
  /** Tax included. */
  totalMinor: number;
  taxMinor: number;
}

/** 100 %, in hundredths of a percent. */
const WHOLE = 10_000n;

/**
 * Total and tax of each rate, the highest first. Prices include the tax, and it
 * is rounded down once per rate, never per item (消費税法施行令 article 70-10).
 */
export function taxTotals(items: readonly TaxedItem[]): TaxTotal[] {
  const sums = new Map<number, bigint>();
  for (const { quantity, unitPriceMinor, taxRate } of items) {
    const amount = BigInt(quantity) * BigInt(unitPriceMinor);
    sums.set(taxRate, (sums.get(taxRate) ?? 0n) + amount);
  }
  return [...sums].toSorted(([a], [b]) => b - a).map(([taxRate, total]) => ({
    taxRate,
    totalMinor: Number(total),
    taxMinor: Number(total * BigInt(taxRate) / (WHOLE + BigInt(taxRate))),
  }));
}
