import { toLocalIso } from "../../shared/time/time_zone.ts";
import {
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { readPage, timeInCursor } from "../storage/page.ts";
import {
  listMismatches,
  listPayments,
  type MismatchRow,
} from "./payment_lists.ts";
import { getInput } from "./schemas.ts";
import {
  mismatchesInput,
  mismatchesOutput,
  paymentsOutput,
} from "./staff_payment_schemas.ts";

const reading = {
  noun: "order",
  kind: "read",
  scope: "order:read",
  annotations: READING,
} as const;

export const orderPayments: Operation = defineStaffOperation({
  ...reading,
  verb: "payments",
  title: { ja: "注文の支払いと返金", en: "Payments of an order" },
  description: {
    ja: "注文に届いた支払い、返金、異議を、古いものから返します。",
    en: "Lists payments, refunds and disputes of an order, the oldest first.",
  },
  input: getInput,
  output: paymentsOutput,
  run: ({ sql, timeZone }, { orderId }) =>
    listPayments(sql, orderId, (at) => toLocalIso(at, timeZone)),
});

export const orderMismatches: Operation = defineStaffOperation({
  ...reading,
  verb: "mismatches",
  title: {
    ja: "受け取れなかった支払い",
    en: "Payments that were not accepted",
  },
  description: {
    ja:
      "金額違い、在庫切れ、取り消し後、二重の支払いを、新しいものから返します。refundStatus が null のお金は店が持ったままです。",
    en:
      "Lists payments of a wrong amount, without stock, of cancelled orders and second ones, the latest first. Money whose refundStatus is null is still kept.",
  },
  input: mismatchesInput,
  output: mismatchesOutput,
  async run({ sql, actor, timeZone }, { cursor, limit }) {
    const owner = { list: "order_mismatches", actor };
    const key = {
      write: ({ createdAt }: MismatchRow) => createdAt.toISOString(),
      read: timeInCursor,
    };
    const { rows, nextCursor } = await readPage(
      { owner, cursor, limit, key },
      (range) => listMismatches(sql, range),
    );
    return {
      items: rows.map(({ id: _, createdAt, ...row }) => ({
        ...row,
        at: toLocalIso(createdAt, timeZone),
      })),
      nextCursor,
    };
  },
});
