import type { z } from "zod";
import {
  defineStaffOperation,
  forStaff,
  type Operation,
  type OperationContext,
  type Procedure,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import {
  exportInput,
  type OrderPage,
  staffListInput,
  staffListOutput,
  staffOrderOutput,
} from "./desk_schemas.ts";
import { type DeskOrder, listDeskOrders } from "./desk_store.ts";
import { readStaffOrder, toStaffOrder } from "./desk_view.ts";
import { getInput } from "./schemas.ts";

/** The orders of all customers, the latest first. */
export const orderListForStaff: Procedure = forStaff({
  input: staffListInput,
  output: staffListOutput,
  run: readOrders,
});

/** An order, with whom it is of and what was noted. */
export const orderGetForStaff: Procedure = forStaff({
  input: getInput,
  output: staffOrderOutput,
  run: async (context, { orderId }) => ({
    order: await readStaffOrder(context, orderId),
  }),
});

/** Properties that these reads have in common. */
const reading = {
  noun: "order",
  kind: "read",
  scope: "order:read",
  annotations: READING,
} as const;

export const orderExport: Operation = defineStaffOperation({
  ...reading,
  verb: "export",
  title: { ja: "注文を書き出す", en: "Export orders" },
  description: {
    ja: "注文を、order_list と同じ条件で、大きなページで返します。",
    en: "Lists orders as order_list does, in larger pages.",
  },
  input: exportInput,
  output: staffListOutput,
  run: readOrders,
});

async function readOrders(
  context: OperationContext,
  { cursor, limit, ...filter }: z.output<typeof staffListInput>,
): Promise<OrderPage> {
  const { sql, actor, now } = context;
  const key = {
    write: ({ createdAt }: DeskOrder) => createdAt.toISOString(),
    read: timeInCursor,
  };
  const { rows, nextCursor } = await readPage(
    { owner: { list: "staff_order_list", actor }, cursor, limit, key },
    (range) => listDeskOrders(sql, { filter, now, ...range }),
  );
  return { items: rows.map((row) => toStaffOrder(row, context)), nextCursor };
}
