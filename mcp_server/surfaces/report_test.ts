import { assert, assertEquals } from "@std/assert";
import { Random } from "../../shared/random/random.ts";
import type { BookingReport } from "../booking/report/operation.ts";
import {
  createTestDatabase,
  type TestDatabase,
} from "../storage/test_database.ts";
import { testStaff } from "../storage/test_actors.ts";
import { runOperation } from "../test_operation.ts";
import { openSalon } from "../test_salon.ts";

const NOW = new Date("2030-05-31T23:30:00+09:00");
const STATUSES = [
  "requested",
  "confirmed",
  "completed",
  "no_show",
  "cancelled",
];
const CUSTOMERS = 12;

/** What is compared of the answer of `order_report`. */
interface OrderReport {
  months: {
    month: string;
    orders: number;
    minor: number;
    refundedMinor: number;
  }[];
  products: { id: string; month: string; count: number; minor: number }[];
}

interface Visit {
  customer: string;
  start: Date;
  status: string;
  price: number;
  currency: string;
}

interface Sale {
  paidAt: Date | null;
  product: string;
  quantity: number;
  price: number;
  refunded: number;
}

/** Moments of fourteen months, many of them close to the turn of a month. */
function moment(random: Random): Date {
  const month = random.below(15);
  const turn = Date.UTC(2029, 3 + month, 1) - 9 * 3_600_000;
  return random.chance(0.3)
    ? new Date(turn + random.one([-1, 0, 1]) * 1000)
    : new Date(turn + random.below(28 * 24) * 3_600_000);
}

async function fill(database: TestDatabase, random: Random) {
  const { owner } = database;
  await openSalon(owner, { capacity: 100 });
  await owner`
    insert into products (id, name_ja, name_en, description_ja, description_en,
      price_minor, currency, stock)
    select id, 'オイル', 'Oil', '', '', 1000, 'JPY', 10
    from unnest(array['prd_a', 'prd_b']) id`;
  await owner`
    insert into customers (id, name, created_by, created_at, last_seen)
    select 'cus_' || i, 'C', 'mcp', now(), now()
    from generate_series(0, ${CUSTOMERS}) i`;
  const visits: Visit[] = Array.from({ length: 400 }, () => ({
    customer: `cus_${random.below(CUSTOMERS)}`,
    start: moment(random),
    status: random.one(STATUSES),
    price: random.below(9000),
    currency: random.one(["JPY", "JPY", "USD"]),
  }));
  for (const [index, visit] of visits.entries()) {
    const end = new Date(visit.start.getTime() + 3_600_000);
    await owner`
      insert into bookings (id, customer_id, service_id, resource_id, lane,
        start_at, end_at, busy, status, price_minor, currency, cancelled_at,
        created_by, created_at, updated_at)
      values (${`bkg_${index}`}, ${visit.customer}, 'svc_haircut', 'res_chair',
        ${1 + index % 100}, ${visit.start}, ${end},
        tstzrange(${visit.start}, ${end}), ${visit.status}, ${visit.price},
        ${visit.currency}, ${visit.status === "cancelled" ? NOW : null}, 'mcp',
        ${NOW}, ${NOW}) on conflict do nothing`;
  }
  const sales: Sale[] = Array.from({ length: 200 }, () => {
    const [quantity, price] = [1 + random.below(3), 100 + random.below(900)];
    return {
      paidAt: random.chance(0.8) ? moment(random) : null,
      product: random.one(["prd_a", "prd_b"]),
      quantity,
      price,
      refunded: random.chance(0.2) ? price : 0,
    };
  });
  for (const [index, sale] of sales.entries()) {
    const { paidAt, product, quantity, price, refunded } = sale;
    const id = `ord_${index}`;
    await owner`
      insert into orders (id, number, customer_id, status, payment_status,
        fulfilment_status, total_minor, refunded_minor, currency, paid_at,
        expires_at, created_by, created_at, updated_at)
      values (${id}, ${`${String(1000 + index)}-0000`}, 'cus_1', ${
      paidAt ? "confirmed" : "pending"
    },
        ${paidAt ? "paid" : "unpaid"}, 'unfulfilled', ${quantity * price},
        ${paidAt ? refunded : 0}, 'JPY', ${paidAt}, ${NOW}, 'mcp', ${NOW},
        ${NOW})`;
    await owner`
      insert into order_items (order_id, position, product_id, name_ja, name_en,
        quantity, unit_price_minor)
      values (${id}, 0, ${product}, ${product}, ${product}, ${quantity},
        ${price})`;
  }
  const kept = await owner<{ id: string }[]>`select id from bookings`;
  const ids = new Set(kept.map(({ id }) => id));
  return {
    visits: visits.filter((_, index) => ids.has(`bkg_${index}`)),
    sales,
  };
}

/** The month as a clock in the shop shows it. */
function monthOf(at: Date): string {
  return at.toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" }).slice(0, 7);
}

function sumOf<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + of(row), 0);
}

Deno.test("a report has the numbers that its rows add up to, by the shop's local months", async () => {
  await using database = await createTestDatabase();
  const { visits, sales } = await fill(database, new Random(16));
  const read = (name: string, input = {}) =>
    runOperation(database, name, { input, actor: testStaff, now: NOW });
  const bookings: BookingReport = await read("booking_report");
  const orders: OrderReport = await read("order_report");
  assertEquals(bookings.months.length, 13);
  assertEquals(bookings.months.at(-1)!.month, "2030-05");
  const came = visits.filter(({ status, start }) =>
    status === "completed" ||
    status === "confirmed" && start.getTime() + 3_600_000 <= NOW.getTime()
  );
  for (const shown of bookings.months) {
    const inMonth = visits.filter(({ start }) =>
      monthOf(start) === shown.month
    );
    const visited = came.filter(({ start }) => monthOf(start) === shown.month);
    const people = [...new Set(visited.map(({ customer }) => customer))];
    const isNew = (customer: string) =>
      !came.some((visit) =>
        visit.customer === customer && monthOf(visit.start) < shown.month
      );
    const sums = ["JPY", "USD"].map((currency) => ({
      currency,
      minor: sumOf(
        visited.filter((visit) => visit.currency === currency),
        ({ price }) => price,
      ),
    }));
    assertEquals(shown, {
      month: shown.month,
      bookings: inMonth.filter(({ status }) => status !== "cancelled").length,
      cancelled: inMonth.filter(({ status }) => status === "cancelled").length,
      noShows: inMonth.filter(({ status }) => status === "no_show").length,
      newCustomers: people.filter(isNew).length,
      returningCustomers: people.filter((one) => !isNew(one)).length,
      sales: sums.filter(({ currency }) =>
        visited.some((visit) => visit.currency === currency)
      ),
    });
  }
  const shownMonths = bookings.months.map(({ month }) => month);
  for (const month of shownMonths) {
    const paid = sales.filter(({ paidAt }) =>
      paidAt && monthOf(paidAt) === month
    );
    const row = orders.months.find((each) => each.month === month);
    assertEquals([row?.orders ?? 0, row?.minor ?? 0, row?.refundedMinor ?? 0], [
      paid.length,
      sumOf(paid, ({ quantity, price }) => quantity * price),
      sumOf(paid, ({ refunded }) => refunded),
    ]);
  }
  for (const { id, month, count, minor } of orders.products) {
    const sold = sales.filter(({ product, paidAt }) =>
      product === id && paidAt && monthOf(paidAt) === month
    );
    assertEquals([count, minor], [
      sumOf(sold, ({ quantity }) => quantity),
      sumOf(sold, ({ quantity, price }) => quantity * price),
    ]);
  }
  assert(orders.products.length >= 2 && bookings.services.length >= 2);
  const earlier: BookingReport = await read("booking_report", {
    month: "2030-04",
  });
  assertEquals(earlier.months.at(-1), bookings.months.at(-2));
});
