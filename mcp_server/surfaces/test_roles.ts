import type { AdminRole } from "../operation/admin.ts";

/**
 * Who may call what, written down a second time; what is not here, owners alone.
 */
export const EXPECTED_ROLES: Readonly<Record<string, readonly AdminRole[]>> = {
  booking_services: ["owner", "admin", "viewer"],
  booking_slots: ["owner", "admin", "viewer"],
  booking_list: ["owner", "admin", "viewer"],
  booking_get: ["owner", "admin", "viewer"],
  booking_calendar: ["owner", "admin", "stylist", "viewer"],
  booking_create: ["owner", "admin"],
  booking_update: ["owner", "admin"],
  booking_delete: ["owner", "admin"],
  booking_set_status: ["owner", "admin"],
  booking_block: ["owner", "admin"],
  booking_unblock: ["owner", "admin"],
  booking_closures: ["owner", "admin", "viewer"],
  booking_menu: ["owner", "admin", "viewer"],
  booking_add_service: ["owner", "admin"],
  booking_change_service: ["owner", "admin"],
  booking_sort_services: ["owner", "admin"],
  booking_resources: ["owner", "admin", "viewer"],
  booking_add_resource: ["owner", "admin"],
  booking_change_resource: ["owner", "admin"],
  booking_set_hours: ["owner", "admin"],
  booking_misfits: ["owner", "admin", "viewer"],
  booking_counts: ["owner", "admin", "viewer"],
  customer_search: ["owner", "admin", "viewer"],
  customer_list: ["owner", "admin", "viewer"],
  customer_get: ["owner", "admin", "viewer"],
  customer_changes: ["owner", "admin", "viewer"],
  customer_mark_seen: ["owner", "admin", "viewer"],
  customer_create: ["owner", "admin"],
  customer_update: ["owner", "admin"],
  customer_note: ["owner", "admin"],
  customer_merge: ["owner", "admin"],
  customer_export: ["owner", "admin"],
  order_history: ["owner", "admin", "viewer"],
  order_note: ["owner", "admin"],
  order_export: ["owner", "admin"],
  form_submissions: ["owner", "admin", "viewer"],
  product_low_stock: ["owner", "admin", "viewer"],
  order_cancel: ["owner", "admin"],
  order_hand_over: ["owner", "admin"],
  order_take_payment: ["owner", "admin"],
  order_refund: ["owner", "admin"],
  order_payments: ["owner", "admin", "viewer"],
  order_mismatches: ["owner", "admin", "viewer"],
  order_receipt: ["owner", "admin", "viewer"],
  product_set_stock: ["owner", "admin"],
  monitoring_traffic: ["owner", "admin"],
  notice_list: ["owner", "admin"],
  notice_retry: ["owner", "admin"],
  business_info: ["owner", "admin", "viewer"],
  business_settings: ["owner", "admin", "viewer"],
  business_update: ["owner", "admin"],
  product_list: ["owner", "admin", "viewer"],
  product_get: ["owner", "admin", "viewer"],
  order_list: ["owner", "admin", "viewer"],
  order_get: ["owner", "admin", "viewer"],
  form_list: ["owner", "admin", "viewer"],
  form_get: ["owner", "admin", "viewer"],
};

/** What only a customer or a service does. */
export const NOT_FOR_STAFF: readonly string[] = [
  "order_create",
  "form_submit",
  "order_hold",
  "order_mark_paid",
  "order_refunds",
  "order_mark_refunded",
  "order_mark_disputed",
  "notice_claim",
  "notice_check",
  "notice_done",
  "token_revoke",
  "customer_forget",
];

/** The roles that may call it, as the tests expect. */
export function expectedRoles(name: string): readonly AdminRole[] {
  if (NOT_FOR_STAFF.includes(name)) return [];
  return EXPECTED_ROLES[name] ?? ["owner"];
}
