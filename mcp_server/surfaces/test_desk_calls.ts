const STATUSES = [
  "requested",
  "confirmed",
  "completed",
  "cancelled",
  "no_show",
];
const DAY = 24 * 60 * 60 * 1000;
const daysFromNow = (days: number) =>
  new Date(Date.now() + days * DAY).toISOString();
const dayFromNow = (days: number) => daysFromNow(days).slice(0, 10);

/** Every list and search of the desk, with filters that fit many, few and none. */
export const CALLS_OF: Readonly<Record<string, readonly object[]>> = {
  customer_list: [
    {},
    ...[
      "田",
      "佐藤",
      "さとう",
      "サトウ ハナコ",
      "佐藤 花子",
      "こ",
      "0901",
      "090-0000-7919",
      "person77",
      "person1@example.com",
      "ぴゃぴゃ",
      "佐花",
      "example",
    ].map((query) => ({ query })),
  ],
  customer_search: [{ query: "たなか" }, { query: "7919" }],
  customer_changes: [{}, { limit: 100 }],
  booking_list: [
    ...["upcoming", "today", "week", "past"].flatMap((range) => [
      { range },
      ...STATUSES.map((status) => ({ range, status })),
    ]),
    { range: "past", customerIds: ["cus_7"] },
    { range: "past", status: "no_show", customerIds: ["cus_7"] },
    { range: "upcoming", customerIds: ["cus_1", "cus_32", "cus_none"] },
  ],
  booking_calendar: [
    { from: daysFromNow(-400), to: daysFromNow(-399) },
    { from: daysFromNow(300), to: daysFromNow(301) },
  ],
  booking_counts: [{ customerId: "cus_7" }],
  booking_misfits: [{}],
  order_list: [
    {},
    ...["pending", "confirmed", "completed", "cancelled", "expired"]
      .map((status) => ({ status })),
    ...["unpaid", "paid", "refunded"]
      .map((paymentStatus) => ({ paymentStatus })),
    { fulfilmentStatus: "unfulfilled" },
    { status: "completed", fulfilmentStatus: "unfulfilled" },
    { status: "cancelled", paymentStatus: "refunded" },
    { customerId: "cus_7" },
    { customerId: "cus_7", status: "pending" },
    { number: "9E37" },
    { number: "a3" },
    { number: "XX" },
    { from: "2020-01-01T00:00:00Z", to: "2020-01-02T00:00:00Z" },
    { from: daysFromNow(-300), to: daysFromNow(-299) },
    { to: daysFromNow(-100) },
    { status: "cancelled", to: daysFromNow(-100) },
  ],
  order_history: [{ orderId: "ord_7" }, { orderId: "ord_none" }],
  order_payments: [{ orderId: "ord_7" }],
  order_mismatches: [{}],
  notice_list: [{}, { state: "dead" }, { customerId: "cus_7" }],
  product_list: [{}, { query: "オイル" }, { query: "ぴゃ" }],
  product_low_stock: [{}],
  product_shelf: [{}, { query: "オイル" }, { isLow: true }, { onSale: false }],
  product_movements: [{ productId: "prd_1" }, { productId: "prd_none" }],
  form_list: [{}],
  form_submissions: [
    {},
    { customerId: "cus_7" },
    { from: daysFromNow(-1) },
    { from: daysFromNow(1) },
    { to: daysFromNow(-1) },
    { formId: "frm_sheet" },
    { formId: "frm_none" },
    { query: "佐藤" },
    { query: "ぴゃぴゃ" },
    { query: "花子 DRY", formId: "frm_sheet", customerId: "cus_7" },
  ],
  audit_list: [
    {},
    { kind: "write" },
    { actorKind: "staff" },
    { actorId: "usr_7" },
    { operation: "order_create" },
    { operation: "none" },
    { target: "bkg_4711" },
    { target: "svc_cut" },
    { target: "none" },
    { from: dayFromNow(-300), to: dayFromNow(-300) },
    { to: dayFromNow(-300) },
  ],
};
