import type { Operation } from "../../operation/operation.ts";

/** Operations of slices that can be left out, which pages find by name. */
export const FOUND_BY_NAME = [
  "form_add",
  "form_catalogue",
  "form_change",
  "form_export",
  "form_sort",
  "form_submissions",
  "order_cancel",
  "order_export",
  "order_get",
  "order_ready",
  "order_hand_over",
  "order_history",
  "order_list",
  "order_mismatches",
  "order_note",
  "order_payments",
  "order_refund",
  "order_report",
  "order_take_payment",
  "product_add",
  "product_change",
  "product_import",
  "product_list",
  "product_low_stock",
  "product_move_stock",
  "product_movements",
  "product_on_shelf",
  "product_remove_picture",
  "product_set_picture",
  "product_shelf",
  "product_sort",
] as const;

/**
 * An operation, or the name of one whose slice need not be there. No page
 * imports such a slice, so that its folder can be deleted.
 */
export type OperationRef = Operation | typeof FOUND_BY_NAME[number];
