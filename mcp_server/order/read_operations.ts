import { notFound } from "../../shared/http/errors.ts";
import {
  defineOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import { orderGetForStaff, orderListForStaff } from "./desk_reads.ts";
import { getInput, listInput, listOutput, orderOutput } from "./schemas.ts";
import type { StoredOrder } from "./columns.ts";
import { getOrder, listOrders } from "./store.ts";
import { toOrder } from "./view.ts";

/** Properties that all reads of this slice have in common. */
const reading = {
  noun: "order",
  kind: "read",
  audience: "user",
  scope: "order:read",
  annotations: READING,
} as const;

export const orderList: Operation = defineOperation({
  ...reading,
  verb: "list",
  title: { ja: "自分の注文の一覧", en: "List my orders" },
  description: {
    ja:
      "このお客様の注文を、新しいものから順に返します。status は注文、paymentStatus は支払い、fulfilmentStatus は引き渡しの状態です。続きがあれば nextCursor を cursor に渡してください。",
    en:
      "Lists this customer's orders, latest first. `status` is the order's, `paymentStatus` the payment's, `fulfilmentStatus` the hand-over's. If nextCursor is not null, pass it as `cursor` for the next page.",
  },
  input: listInput,
  output: listOutput,
  staff: orderListForStaff,
  async run({ sql, actor, now, timeZone }, input) {
    const { status, from, to, cursor, limit } = input;
    const owner = { list: "order_list", actor };
    const key = {
      write: ({ createdAt }: StoredOrder) => createdAt.toISOString(),
      read: timeInCursor,
    };
    const { rows, nextCursor } = await readPage(
      { owner, cursor, limit, key },
      ({ after, limit }) =>
        listOrders(sql, actor, {
          status,
          now,
          from: from === undefined ? undefined : new Date(from),
          to: to === undefined ? undefined : new Date(to),
          after: after && { createdAt: after.first, id: after.id },
          limit,
        }),
    );
    return {
      items: rows.map((row) => toOrder(row, { now, timeZone })),
      nextCursor,
    };
  },
});

export const orderGet: Operation = defineOperation({
  ...reading,
  verb: "get",
  title: { ja: "注文を見る", en: "Show an order" },
  description: {
    ja: "このお客様の注文を 1 件、ID で返します。",
    en: "Returns one of this customer's orders by its id.",
  },
  input: getInput,
  output: orderOutput,
  staff: orderGetForStaff,
  async run({ sql, actor, now, timeZone }, { orderId }) {
    const row = await getOrder(sql, actor, orderId);
    if (!row) throw notFound("Order", "orderId");
    return { order: toOrder(row, { now, timeZone }) };
  },
});
