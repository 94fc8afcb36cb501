import { assertEquals } from "@std/assert";
import { taxTotals } from "./tax.ts";

Deno.test("tax is rounded down once per rate, not per item", () => {
  const items = [
    { quantity: 1, unitPriceMinor: 108, taxRate: 800 },
    { quantity: 3, unitPriceMinor: 105, taxRate: 1000 },
    { quantity: 1, unitPriceMinor: 105, taxRate: 1000 },
    { quantity: 2, unitPriceMinor: 99, taxRate: 800 },
  ];
  // Per item it would be 28 + 9 = 37 and 8 + 14 = 22.
  assertEquals(taxTotals(items), [
    { taxRate: 1000, totalMinor: 420, taxMinor: 38 },
    { taxRate: 800, totalMinor: 306, taxMinor: 22 },
  ]);
});

Deno.test("what is not taxed has no tax, and the largest total is exact", () => {
  const unitPriceMinor = Number.MAX_SAFE_INTEGER;
  assertEquals(taxTotals([{ quantity: 1, unitPriceMinor, taxRate: 0 }]), [
    { taxRate: 0, totalMinor: unitPriceMinor, taxMinor: 0 },
  ]);
  assertEquals(taxTotals([{ quantity: 1, unitPriceMinor, taxRate: 1000 }]), [
    { taxRate: 1000, totalMinor: unitPriceMinor, taxMinor: 818836295885544 },
  ]);
  assertEquals(taxTotals([]), []);
});
