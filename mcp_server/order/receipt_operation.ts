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
import type { RowOf } from "../storage/table.ts";
import { orders, type StoredOrder } from "./columns.ts";
import { type Receipt, receiptOutput } from "./receipt_schemas.ts";
import { getInput } from "./schemas.ts";
import { getOrder, type ItemTax } from "./store.ts";
import { taxTotals } from "./tax.ts";

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
    const taxes = await taxesOf(sql, order, settings);
    const seller = await soldBy(sql, order) ?? sellerOf(settings);
    return {
      receipt: {
        ...receiptOf(order, taxes),
        seller,
        paidAt: toLocalIso(order.paidAt, timeZone),
      },
    };
  },
});

/** How each product is taxed, as it was when it was ordered. */
async function taxesOf(
  sql: TransactionSql,
  { id }: StoredOrder,
  settings: Settings,
): Promise<ReadonlyMap<string, ItemTax>> {
  const rows = await sql<
    { productId: string; taxRate: number | null; reducedTax: boolean | null }[]
  >`
    select product_id as "productId", tax_rate as "taxRate",
      reduced_tax as "reducedTax"
    from order_items where order_id = ${id}`;
  return new Map(
    rows.map(({ productId, taxRate: stored, reducedTax }) => {
      const taxRate = stored ?? settings.taxRate;
      return [productId, {
        taxRate,
        reducedTax: reducedTax ?? isReduced(taxRate, settings),
      }];
    }),
  );
}

/** Of an order that does not say so itself. */
function isReduced(taxRate: number, settings: Settings): boolean {
  return taxRate !== settings.taxRate && taxRate <= settings.reducedTaxRate;
}

function receiptOf(
  order: StoredOrder,
  taxes: ReadonlyMap<string, ItemTax>,
): Omit<Receipt, "paidAt" | "seller"> {
  const { number, paymentIntent, totalMinor, refundedMinor, currency } = order;
  const items = order.items.map(({ productId, ...item }) => ({
    ...item,
    ...taxes.get(productId)!,
  }));
  return {
    orderNumber: number,
    paidBy: paymentIntent === null ? "counter" : "online",
    lines: items.map(({ reducedTax, ...item }) => ({
      ...item,
      amountMinor: item.quantity * item.unitPriceMinor,
      isReduced: reducedTax,
    })),
    totals: taxTotals(items).map((total) => ({
      ...total,
      isReduced: items.every(({ taxRate, reducedTax }) =>
        taxRate !== total.taxRate || reducedTax
      ),
    })),
    totalMinor,
    refundedMinor,
    currency,
  };
}

const sellerRow = orders.pick("soldBy");

/** Who sold it, as it was when it was paid; null where that was not known. */
async function soldBy(
  sql: TransactionSql,
  { id }: StoredOrder,
): Promise<Receipt["seller"] | null> {
  const [row] = await sql<[RowOf<typeof sellerRow>]>`
    select ${sellerRow.list} from orders where id = ${id}`;
  return row.soldBy;
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
