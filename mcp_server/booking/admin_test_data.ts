import type { Sql } from "postgres";

/** A booking that a test needs; the rest of it does not matter. */
export interface TestBooking {
  id: string;
  /** ISO 8601 with offset; it lasts an hour. */
  start: string;
  status?: string;
  note?: string;
  createdBy?: "ai-service" | "mcp";
  customer?: { id: string; name: string; email: string | null };
}

/** One service on one chair that never fills up. */
export async function addCatalogue(owner: Sql): Promise<void> {
  await owner`
    insert into services (
      id, name_ja, name_en, description_ja, description_en, duration_minutes,
      slot_step_minutes, lead_minutes, horizon_days, cancel_cutoff_minutes,
      price_minor, currency
    ) values (
      'svc_cut', 'カット', 'Haircut', '', '', 60, 30, 0, 60, 0, 5500, 'JPY'
    )`;
  await owner`
    insert into resources (id, name_ja, name_en, capacity)
    values ('res_chair', '椅子', 'Chair', 100)`;
}

/** Writes a booking as it is, past the rules of booking. */
export async function addBooking(
  owner: Sql,
  booking: TestBooking,
): Promise<void> {
  const {
    id,
    start,
    status = "confirmed",
    note = null,
    createdBy = "ai-service",
    customer = { id: "cus_any", name: "佐藤 花子", email: null },
  } = booking;
  const startAt = new Date(start);
  const endAt = new Date(startAt.getTime() + 3_600_000);
  const cancelledAt = status === "cancelled" ? startAt : null;
  await owner`
    insert into customers (id, name, email, created_by, created_at, last_seen)
    values (${customer.id}, ${customer.name}, ${customer.email}, ${createdBy},
      ${startAt}, ${startAt})
    on conflict do nothing`;
  await owner`
    insert into bookings (
      id, customer_id, service_id, resource_id, lane, start_at, end_at, busy,
      status, price_minor, currency, note, cancelled_at, created_by, created_at,
      updated_at
    ) select
      ${id}, ${customer.id}, 'svc_cut', 'res_chair', count(*) + 1, ${startAt},
      ${endAt}, tstzrange(${startAt}, ${endAt}), ${status}, 5500, 'JPY', ${note},
      ${cancelledAt}, ${createdBy}, ${startAt}, ${startAt}
    from bookings`;
}
