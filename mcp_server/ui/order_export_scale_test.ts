import { assert, assertEquals } from "@std/assert";
import { addManyRows } from "../surfaces/test_many_rows.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";
import { buildSite } from "./development.ts";
import { allowedGrowthMb, readCsv } from "./test_csv_memory.ts";

/** Orders that are saved; the figure is that of a million. */
const ROWS = Number(Deno.env.get("ORDER_ROWS") ?? "10000");
const pages = await buildSite();

Deno.test(`${ROWS} orders are saved, a line each, in memory that does not grow`, async () => {
  await using world = await openStaffWorld([], {}, { pages });
  const { owner } = world.site.database;
  await addManyRows(owner, { customers: 2_000, bookings: 50, orders: ROWS });
  const { browser } = world.owner;
  const answer = await browser.send("/admin/orders/export");
  assertEquals(answer.status, 200);
  const { lines, growthMb } = await readCsv(answer.body!, ROWS);
  const allowed = allowedGrowthMb(ROWS);
  console.log(
    `figure: order_csv_memory_growth_mb = ${growthMb} (goal <= ${allowed})`,
  );
  assertEquals(lines, ROWS + 1, "a line for each order, and the header");
  assert(growthMb <= allowed);
});
