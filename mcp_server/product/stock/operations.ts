import { notFound } from "../../../shared/http/errors.ts";
import { toLocalIso } from "../../../shared/time/time_zone.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../../operation/operation.ts";
import { readPage, timeInCursor } from "../../storage/page.ts";
import { lessThanHeld, stockOf } from "../stock_operation.ts";
import { lockStock, setStock, type StockCount } from "../store.ts";
import { requireOnceEach, requireUnchanged, requireWay } from "./rules.ts";
import {
  movementsInput,
  movementsPage,
  type MoveStock,
  moveStockInput,
  moveStockOutput,
} from "./schemas.ts";
import { listMovements, recordMovement, type StoredMovement } from "./store.ts";

export const productMoveStock: Operation = defineStaffOperation({
  noun: "product",
  verb: "move_stock",
  kind: "write",
  scope: "product:read",
  title: { ja: "在庫を動かす", en: "Change the stock of several products" },
  description: {
    ja:
      "いくつかの商品の、店にある数を理由と一緒に変えます。expectedOnHand とちがう数になっていたら、どれも変えずに stock_changed となります。",
    en:
      "Changes what is on hand of several products, with a reason. Where another number than expectedOnHand is stored, none is changed (stock_changed).",
  },
  annotations: CHANGING,
  input: moveStockInput,
  output: moveStockOutput,
  async run(context, { reason, note, items }) {
    requireOnceEach(items);
    for (const item of items) requireWay(item, reason);
    const counts = await lockAll(context, items);
    context.noteBefore({
      items: items.map(({ productId }) => {
        const { onHand, held } = counts.get(productId)!;
        return stockOf(productId, onHand, held);
      }),
    });
    requireUnchanged(items, counts);
    const moved = [];
    for (const { productId, onHand, expectedOnHand } of items) {
      const { held } = counts.get(productId)!;
      if (onHand < held) throw lessThanHeld(held);
      await setStock(context.sql, productId, onHand);
      await recordMovement(context, {
        productId,
        change: onHand - expectedOnHand,
        onHand,
        reason,
        note: note || null,
      });
      moved.push(stockOf(productId, onHand, held));
    }
    return { items: moved };
  },
});

export const productMovements: Operation = defineStaffOperation({
  noun: "product",
  verb: "movements",
  kind: "read",
  scope: "product:read",
  title: { ja: "在庫の動き", en: "Movements of the stock" },
  description: {
    ja: "商品の在庫が、いつ、なぜ、いくつ変わったかを新しい順に返します。",
    en:
      "Lists when, why and by whom a product's stock changed, the latest first.",
  },
  annotations: READING,
  input: movementsInput,
  output: movementsPage,
  async run({ sql, actor, timeZone }, { productId, cursor, limit }) {
    const owner = { list: `product_movements ${productId}`, actor };
    const { rows, nextCursor } = await readPage<StoredMovement, Date>({
      owner,
      cursor,
      limit,
      key: {
        write: ({ createdAt }) => createdAt.toISOString(),
        read: timeInCursor,
      },
    }, (range) => listMovements(sql, { productId, ...range }));
    const items = rows.map(({ createdAt, ...movement }) => ({
      ...movement,
      createdAt: toLocalIso(createdAt, timeZone),
    }));
    return { items, nextCursor };
  },
});

/** Locks the products in the order of their ids, as everywhere. */
async function lockAll(
  { sql, now }: OperationContext,
  items: MoveStock["items"],
): Promise<ReadonlyMap<string, StockCount>> {
  const counts = new Map<string, StockCount>();
  const ids = items.map(({ productId }) => productId).toSorted();
  for (const id of ids) {
    const count = await lockStock(sql, id, now);
    if (!count) throw notFound("Product", "items");
    counts.set(id, count);
  }
  return counts;
}
