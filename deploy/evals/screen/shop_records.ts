import type { Pair } from "../pair.ts";

export interface BookingRecord {
  id: string;
  serviceId: string;
  service: { ja: string; en: string };
  start: Date;
  status: string;
  priceMinor: number;
  currency: string;
}

export interface OrderRecord {
  id: string;
  number: string;
  status: string;
  totalMinor: number;
  currency: string;
}

/** What the MCP server's database holds of the one customer. */
export interface ShopRecords {
  /** In the order in which they were made. */
  bookings: BookingRecord[];
  orders: OrderRecord[];
  submissions: number;
}

/** Reads it as the owner of the database, past every operation. */
export async function readRecords(sql: Pair["sql"]): Promise<ShopRecords> {
  const bookings = await sql<BookingRecord[]>`
    select bookings.id, service_id as "serviceId", jsonb_build_object('ja', name_ja, 'en', name_en) as service,
      start_at as start, status, bookings.price_minor::int as "priceMinor",
      bookings.currency
    from bookings join services on services.id = service_id
    order by bookings.created_at, bookings.id`;
  const orders = await sql<OrderRecord[]>`
    select id, number, status, total_minor::int as "totalMinor", currency
    from orders order by created_at, id`;
  const [forms] = await sql<[{ count: number }]>`
    select count(*)::int as count from form_submissions`;
  return { bookings, orders, submissions: forms.count };
}
