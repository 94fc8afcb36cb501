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
  customer_search: ["owner", "admin", "viewer"],
  order_cancel: ["owner", "admin"],
  order_hand_over: ["owner", "admin"],
  product_set_stock: ["owner", "admin"],
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
  "token_revoke",
  "customer_forget",
];

/** The roles that may call it, as the tests expect. */
export function expectedRoles(name: string): readonly AdminRole[] {
  if (NOT_FOR_STAFF.includes(name)) return [];
  return EXPECTED_ROLES[name] ?? ["owner"];
}
