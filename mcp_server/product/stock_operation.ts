import { ApiError, notFound } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
} from "../operation/operation.ts";
import { recordMovement } from "./stock/store.ts";
import { setStockInput, stockOutput } from "./schemas.ts";
import { lockStock, setStock, type StockCount } from "./store.ts";

export const productSetStock: Operation = defineStaffOperation({
  noun: "product",
  verb: "set_stock",
  kind: "write",
  scope: "product:read",
  title: { ja: "在庫数を直す", en: "Set the stock" },
  description: {
    ja:
      "店にある数を onHand に直します。注文が確保している数より少なくはできません（less_than_held）。expectedOnHand を渡すと、その間に変わっていたときに stock_changed となります。",
    en:
      "Sets how many units are on hand. It cannot be less than what orders hold (less_than_held). With expectedOnHand it is refused if the stock was changed since it was read (stock_changed).",
  },
  annotations: CHANGING,
  input: setStockInput,
  output: stockOutput,
  async run(context, { productId, onHand, expectedOnHand }) {
    const { sql, now, noteBefore } = context;
    const count = await lockStock(sql, productId, now);
    if (!count) throw notFound("Product", "productId");
    const { held } = count;
    noteBefore({ stock: stockOf(productId, count.onHand, held) });
    requireExpected(count, expectedOnHand);
    if (onHand < held) throw lessThanHeld(held);
    await setStock(sql, productId, onHand);
    const change = onHand - count.onHand;
    const why = { reason: "counted", note: null } as const;
    await recordMovement(context, { productId, change, onHand, ...why });
    return { stock: stockOf(productId, onHand, held) };
  },
});

/** A product's stock as it is answered. */
export function stockOf(productId: string, onHand: number, held: number) {
  return { productId, onHand, held, free: onHand - held };
}

/** Two who count at once, or a hand-over in between, must not go unnoticed. */
function requireExpected(
  { onHand }: StockCount,
  expected: number | undefined,
): void {
  if (expected === undefined || expected === onHand) return;
  throw new ApiError("The stock has changed since it was read", {
    status: 409,
    code: "stock_changed",
    details: { onHand },
  });
}

/** The refusal of a stock that is less than what orders hold. */
export function lessThanHeld(held: number): ApiError {
  return new ApiError(
    `Orders hold ${held} of this product; cancel one before setting fewer`,
    { status: 409, code: "less_than_held", details: { held } },
  );
}
