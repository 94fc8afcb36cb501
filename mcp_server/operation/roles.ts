import { ADMIN_ROLES, type AdminRole } from "./admin.ts";
import { type Operation, operationName } from "./operation.ts";

/** What a viewer may do: look at everything that staff can look at. */
const READS = [
  "business_info",
  "business_settings",
  "booking_services",
  "booking_slots",
  "booking_calendar",
  "booking_list",
  "booking_get",
  "customer_search",
  "booking_counts",
  "booking_closures",
  "booking_menu",
  "booking_resources",
  "booking_misfits",
  "customer_list",
  "customer_get",
  "customer_changes",
  "customer_mark_seen",
  "product_list",
  "product_get",
  "order_list",
  "order_get",
  "order_history",
  "order_receipt",
  "order_payments",
  "order_mismatches",
  "form_list",
  "form_get",
  "form_submissions",
  "form_catalogue",
  "booking_report",
  "order_report",
  "product_low_stock",
  "product_shelf",
  "product_on_shelf",
  "product_movements",
];

/**
 * The operations of each role, by name. Owners may do whatever staff can do at
 * all; to every other role an operation is closed until it is listed here.
 */
const OPERATIONS: Readonly<Record<AdminRole, "all" | ReadonlySet<string>>> = {
  owner: "all",
  admin: new Set([
    ...READS,
    "booking_create",
    "booking_update",
    "booking_delete",
    "booking_set_status",
    "booking_block",
    "booking_unblock",
    "booking_add_service",
    "booking_change_service",
    "booking_sort_services",
    "booking_add_resource",
    "booking_change_resource",
    "booking_set_hours",
    "customer_create",
    "customer_update",
    "customer_note",
    "customer_merge",
    "customer_export",
    "order_cancel",
    "order_ready",
    "order_hand_over",
    "order_note",
    "order_export",
    "order_take_payment",
    "order_refund",
    "product_set_stock",
    "product_move_stock",
    "product_add",
    "product_change",
    "product_sort",
    "product_set_picture",
    "product_remove_picture",
    "product_import",
    "customer_import",
    "booking_import",
    "form_export",
    "form_add",
    "form_change",
    "form_sort",
    "business_update",
    "notice_list",
    "notice_retry",
    "notice_preferences",
    "notice_set_preferences",
    "notice_words",
    "notice_set_words",
    "notice_reset_words",
    "notice_feeds",
    "notice_add_feed",
    "notice_revoke_feed",
    "monitoring_traffic",
  ]),
  stylist: new Set(["booking_calendar"]),
  viewer: new Set(READS),
};

/** Whether staff of that role may do it, if staff can do it at all. */
export function mayCall(
  role: AdminRole,
  operation: Pick<Operation, "noun" | "verb">,
): boolean {
  const operations = OPERATIONS[role];
  return operations === "all" || operations.has(operationName(operation));
}

/** The roles that may do it. */
export function rolesFor(
  operation: Pick<Operation, "noun" | "verb">,
): AdminRole[] {
  return ADMIN_ROLES.filter((role) => mayCall(role, operation));
}

/** All names in the table, for the test that each is an operation's. */
export const LISTED_OPERATIONS: ReadonlySet<string> = new Set(
  Object.values(OPERATIONS).flatMap((names) =>
    names === "all" ? [] : [...names]
  ),
);
