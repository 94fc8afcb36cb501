import { ApiError, notFound } from "../../shared/http/errors.ts";
import { toLocalIso } from "../../shared/time/time_zone.ts";
import type { Settings } from "../business/schemas.ts";
import { getSettings } from "../business/store.ts";
import {
  defineOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import type { TransactionSql } from "../storage/statement.ts";
import type { StoredOrder } from "./columns.ts";
import { type Receipt, receiptOutput } from "./receipt_schemas.ts";
import { getInput } from "./schemas.ts";
import { getOrder } from "./store.ts";
import { type TaxedItem, taxTotals } from "./tax.ts";

export const orderReceipt: Operation = defineOperation({
  noun: "order",
  verb: "receipt",
  kind: "read",
  audience: "user",
  scope: "order:read",
  title: { ja: "領収書を見る", en: "Show the receipt" },
  description: {
    ja:
      "支払い済みの注文の領収書の内容を返します。店の名前と登録番号、日付、品目、税率ごとの合計と消費税です。taxRate は 1000 が 10 % です。",
    en:
      "Returns what a paid order's receipt says: the business and its registration number, date, items, and total and tax of each rate. A taxRate of 1000 is 10 %.",
  },
  annotations: READING,
  input: getInput,
  output: receiptOutput,
  staff: "same",
  async run({ sql, actor, timeZone }, { orderId }) {
    const order = await getOrder(sql, actor, orderId);
    if (!order) throw notFound("Order", "orderId");
    if (order.paidAt === null) throw notPaid();
    const settings = await getSettings(sql);
    const rates = await taxRatesOf(sql, order, settings);
    return {
      receipt: {
        ...receiptOf(order, rates, settings),
        paidAt: toLocalIso(order.paidAt, timeZone),
      },
    };
  },
});

/** The tax rate of each product, as it was when it was ordered. */
async function taxRatesOf(
  sql: TransactionSql,
  { id }: StoredOrder,
  { taxRate: standard }: Settings,
): Promise<ReadonlyMap<string, number>> {
  const rows = await sql<{ productId: string; taxRate: number | null }[]>`
    select product_id as "productId", tax_rate as "taxRate"
    from order_items where order_id = ${id}`;
  return new Map(
    rows.map(({ productId, taxRate }) => [productId, taxRate ?? standard]),
  );
}

function receiptOf(
  order: StoredOrder,
  rates: ReadonlyMap<string, number>,
  settings: Settings,
): Omit<Receipt, "paidAt"> {
  const { number, paymentIntent, totalMinor, refundedMinor, currency } = order;
  const items = order.items.map(({ productId, ...item }) => ({
    ...item,
    taxRate: rates.get(productId)!,
  }));
  return {
    orderNumber: number,
    paidBy: paymentIntent === null ? "counter" : "online",
    seller: sellerOf(settings),
    lines: items.map((item) => ({
      ...item,
      amountMinor: item.quantity * item.unitPriceMinor,
      isReduced: isReduced(item, settings),
    })),
    totals: taxTotals(items).map((total) => ({
      ...total,
      isReduced: isReduced(total, settings),
    })),
    totalMinor,
    refundedMinor,
    currency,
  };
}

/** What is taxed less than the rest is marked, whatever the rates are now. */
function isReduced(
  { taxRate }: Pick<TaxedItem, "taxRate">,
  settings: Settings,
): boolean {
  return taxRate !== settings.taxRate && taxRate <= settings.reducedTaxRate;
}

function sellerOf(of: Settings): Receipt["seller"] {
  return {
    name: { ja: of.nameJa, en: of.nameEn },
    seller: { ja: of.sellerJa, en: of.sellerEn },
    address: { ja: of.addressJa, en: of.addressEn },
    phone: of.phone,
    registrationNumber: of.registrationNumber || null,
  };
}

function notPaid(): ApiError {
  return new ApiError("This order is not paid, so it has no receipt", {
    status: 409,
    code: "order_not_paid",
  });
}
