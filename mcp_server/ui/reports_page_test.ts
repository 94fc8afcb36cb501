import { assertEquals, assertMatch, assertStringIncludes } from "@std/assert";
import { addBooking, addCatalogue } from "../booking/admin_test_data.ts";
import { buildSite } from "./development.ts";
import { comparedSales, reportLines } from "./reports/report.ts";
import { openDesk } from "./test_pages.ts";

const pages = await buildSite();
const counts = {
  bookings: 1,
  cancelled: 0,
  noShows: 0,
  newCustomers: 1,
  returningCustomers: 0,
};

Deno.test("the report shows a month beside the one before, as drawings, tables and CSV", async () => {
  await using desk = await openDesk(pages);
  const { owner } = desk.site.database;
  await addCatalogue(owner);
  const customer = { id: "cus_1", name: "佐藤 花子", email: null };
  for (
    const [id, start, status] of [
      ["bkg_1", "2026-02-28T23:30:00+09:00", "completed"],
      ["bkg_2", "2026-03-01T00:30:00+09:00", "completed"],
      ["bkg_3", "2026-03-02T10:00:00+09:00", "no_show"],
    ] as const
  ) await addBooking(owner, { id, start, status, customer });
  const { html } = await desk.read("/admin/reports?month=2026-03");
  assertMatch(
    html,
    /<th scope="row"[^>]*>Bookings<\/th><td>2<\/td><td>1<\/td><td>\+1<\/td>/,
  );
  assertMatch(
    html,
    /<th scope="row"[^>]*>New customers<\/th><td>0<\/td><td>1<\/td>/,
  );
  assertMatch(
    html,
    /<th scope="row"[^>]*>Returning customers<\/th><td>1<\/td>/,
  );
  assertEquals([...html.matchAll(/<svg[^>]*role="img"/g)].length, 3);
  assertStringIncludes(html, "/admin/reports/export?month=2026-03");
  const csv = await desk.read("/admin/reports/export?month=2026-03");
  const lines = csv.html.split("\r\n");
  assertEquals(lines.length, 15);
  assertMatch(lines[1]!, /^2026-03,2,1,0,0,1,JPY,\d+,0,0$/);
  const wrong = await desk.read("/admin/reports?month=March");
  assertEquals(wrong.status, 400);
});

Deno.test("money of two currencies stands in two lines, and people are counted once", () => {
  const months = [{
    month: "2026-03",
    ...counts,
    sales: [{ currency: "USD", minor: 500 }],
  }];
  const sold = { month: "2026-03", orders: 1, refundedMinor: 20 };
  const orders = {
    months: [{ ...sold, currency: "JPY", minor: 1000 }],
    products: [],
  };
  const lines = reportLines({ months, services: [], orders }, "JPY");
  const money = { serviceMinor: 0, productMinor: 0, refundedMinor: 0 };
  assertEquals(lines, [
    {
      ...money,
      month: "2026-03",
      currency: "JPY",
      counts,
      productMinor: 1000,
      refundedMinor: 20,
    },
    {
      ...money,
      month: "2026-03",
      currency: "USD",
      counts: null,
      serviceMinor: 500,
    },
  ]);
});

Deno.test("what is sold is compared thing by thing, also where one month has none", () => {
  const name = { ja: "品", en: "Thing" };
  const of = (id: string, month: string, minor: number) => ({
    ...{ id, name, month, minor },
    currency: "JPY",
    count: 1,
  });
  const rows = comparedSales([
    of("a", "2026-02", 5),
    of("b", "2026-02", 7),
    of("b", "2026-03", 9),
  ], "2026-03");
  assertEquals(
    rows.map(({ id, now, before }) => [id, now.minor, before.minor]),
    [
      ["b", 9, 7],
      ["a", 0, 5],
    ],
  );
});
