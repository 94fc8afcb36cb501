import * as z from "zod";
import type { ChangeRow, MoneyRow } from "./history_store.ts";

/** What happened to an order, as its history tells it. */
export const historyEvent = z.enum([
  "placed",
  "cancelled",
  "held",
  "let_go",
  "paid",
  "paid_twice",
  "paid_though_cancelled",
  "paid_wrong_amount",
  "paid_without_stock",
  "paid_at_counter",
  "refund_decided",
  "refund_begun",
  "refunded",
  "refund_failed",
  "contested",
  "contest_over",
  "ready",
  "handed_over",
  "noted",
  "changed",
]);
export type HistoryEvent = z.output<typeof historyEvent>;

const OF_OPERATIONS: Readonly<Record<string, HistoryEvent>> = {
  order_create: "placed",
  order_cancel: "cancelled",
  order_take_payment: "paid_at_counter",
  order_refund: "refund_decided",
  order_ready: "ready",
  order_hand_over: "handed_over",
  order_note: "noted",
};

const OF_OUTCOMES = {
  paid: "paid",
  paid_twice: "paid_twice",
  order_cancelled: "paid_though_cancelled",
  amount_mismatch: "paid_wrong_amount",
  no_stock: "paid_without_stock",
  requested: "refund_begun",
  in_progress: "refund_begun",
  succeeded: "refunded",
  failed: "refund_failed",
  not_needed: "refunded",
} as const satisfies Record<string, HistoryEvent>;

/** What a recorded call was, with the end of a hold that it began. */
export function eventOf(
  { operation, status, expiresAt }: ChangeRow,
): { event: HistoryEvent; until: string | null } {
  if (operation !== "order_hold") {
    return { event: OF_OPERATIONS[operation] ?? "changed", until: null };
  }
  return status === "pending"
    ? { event: "held", until: expiresAt }
    : { event: "let_go", until: null };
}

/** What became of money. */
export function moneyEventOf({ kind, outcome }: MoneyRow): HistoryEvent {
  if (kind === "dispute") return "contested";
  if (outcome === null) return "contest_over";
  return OF_OUTCOMES[outcome];
}
