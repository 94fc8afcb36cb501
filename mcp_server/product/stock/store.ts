import type { z } from "zod";
import type { OperationContext } from "../../operation/operation.ts";
import type { TransactionSql } from "../../storage/statement.ts";
import { type movementReason, stockMovements } from "./columns.ts";

/** A change of what is on hand, which has been made. */
export interface Movement {
  productId: string;
  change: number;
  /** After the change. */
  onHand: number;
  reason: z.output<typeof movementReason>;
  note: string | null;
}

/** Writes down a change; the product is locked. */
export async function recordMovement(
  { sql, actor, now }: Pick<OperationContext, "sql" | "actor" | "now">,
  { productId, change, onHand, reason, note }: Movement,
): Promise<void> {
  const author = actor.kind === "staff" ? actor.email : "";
  await sql`
    insert into stock_movements
      (product_id, change, on_hand, reason, note, author, created_at)
    values (${productId}, ${change}, ${onHand}, ${reason}, ${note},
      ${author}, ${now})`;
}

const movementRow = stockMovements.pick(
  "id",
  "change",
  "onHand",
  "reason",
  "note",
  "author",
  "createdAt",
);

/** A movement as stored. */
export type StoredMovement = Omit<Movement, "productId"> & {
  id: string;
  author: string;
  createdAt: Date;
};

/** The movements of a product, the latest first. */
export async function listMovements(
  sql: TransactionSql,
  { productId, after, limit }: {
    productId: string;
    after: { first: Date; id: string } | undefined;
    limit: number;
  },
): Promise<StoredMovement[]> {
  return await sql<StoredMovement[]>`
    select ${movementRow.list} from stock_movements
    where product_id = ${productId}
      ${
    after ? sql`and (created_at, id) < (${after.first}, ${after.id})` : sql``
  }
    order by created_at desc, id desc limit ${limit}`;
}
