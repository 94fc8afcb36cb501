import { assert, assertEquals } from "@std/assert";
import { createStaffSite } from "../auth/staff_test_site.ts";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { StaffBrowser } from "../surfaces/test_staff.ts";
import { sqlState } from "../storage/database_error.ts";
import { fragment } from "../storage/statement.ts";
import { testStaff } from "../storage/test_actors.ts";
import { inTransaction } from "../storage/transaction.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";

/** That hour in the salon's time zone, in three days. */
function slot(hour: number): string {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${hour}:00:00+09:00`;
}

/** Two chairs with a booking each, at the same time, and a stylist of one. */
async function openTwoChairs() {
  const site = await createStaffSite({ accounts: [] });
  const { owner } = site.database;
  await openSalon(owner);
  await owner`
    insert into resources (id, name_ja, name_en)
    values ('res_other', '別の椅子', 'Other chair')`;
  await owner`
    insert into service_resources values (${HAIRCUT}, 'res_other')`;
  for (const userId of ["usr_1", "usr_2"]) {
    const { status } = await callRest(site, "booking_create", {
      token: await site.tokenFor(userId),
      args: { serviceId: HAIRCUT, start: slot(10), note: `of ${userId}` },
    });
    assertEquals(status, 200);
  }
  const now = new Date();
  const mika = { role: "stylist", resourceId: "res_other" } as const;
  await addAdmin(owner, { id: "adm_mika", ...mika, now });
  await addAdmin(owner, { id: "adm_owner", now });
  const signIn = async (id: string) => {
    const browser = new StaffBrowser(site);
    browser.browser.setCookie("mcp_admin", await addSession(owner, id, now));
    return browser;
  };
  return {
    site,
    stylist: await signIn("adm_mika"),
    owner: await signIn("adm_owner"),
    [Symbol.asyncDispose]: () => site[Symbol.asyncDispose](),
  };
}

const DAY = { from: slot(10), to: slot(18) };

Deno.test("a stylist sees their own column of the calendar, and no money in it", async () => {
  await using salon = await openTwoChairs();
  const { body: all } = await salon.owner.call("booking_calendar", DAY);
  assertEquals(all.items.length, 2);
  const { status, body } = await salon.stylist.call("booking_calendar", DAY);
  assertEquals(status, 200);
  const [own, ...others] = body.items;
  assertEquals(others, []);
  assertEquals(own.resourceId, "res_other");
  assertEquals(own.customerName, own.note.replace("of ", ""));
  assert(!/price|5500|JPY/i.test(JSON.stringify(body)));
  const [audited] = await salon.site.database.owner`
    select operation, targets from audit_log
    where actor_id = 'adm_mika'`;
  assertEquals(audited, { operation: "booking_calendar", targets: [own.id] });
});

Deno.test("bookings of a span are those that touch it", async () => {
  await using salon = await openTwoChairs();
  const count = async (from: string, to: string) => {
    const { body } = await salon.owner.call("booking_calendar", { from, to });
    return body.items?.length ?? body.details;
  };
  assertEquals(await count(slot(11), slot(18)), 0);
  assertEquals(await count(slot(10), slot(11)), 2);
  assertEquals(await count(slot(11), slot(10)), { field: "to" });
  assertEquals(await count("2030-01-01T00:00:00Z", "2030-02-15T00:00:00Z"), {
    field: "to",
  });
});

Deno.test("the database itself shows a stylist no other column, no money, and lets them change nothing", async () => {
  await using salon = await openTwoChairs();
  const { sql } = salon.site.database;
  const as = (resourceId: string, statement: string) =>
    inTransaction(sql, { ...testStaff, resourceId }, async (tx) => {
      return [...await tx`${fragment([statement])}`];
    });
  const seen = "select resource_id from bookings";
  assertEquals(await as("res_other", seen), [{ resource_id: "res_other" }]);
  assertEquals(await as("", seen), [], "a stylist without a resource");
  const names = await as("res_other", "select name from customers");
  assertEquals(names.length, 1);
  const refused = [
    "select price_minor from bookings",
    "select * from bookings",
    "select currency from services",
    "select email from customers",
    "select phone from customers",
    "select id from form_submissions",
    "select id from mcp_users",
    "select id_sha256 from mcp_sessions",
    "select id from audit_log",
    "select key from idempotency_keys",
    "update bookings set note = 'x'",
    "update bookings set resource_id = 'res_other'",
    "delete from bookings",
    "update customers set name = 'x'",
    "update services set active = false",
    "select * from busy_lanes('svc_haircut', now(), now(), '')",
  ];
  const allowed: string[] = [];
  for (const statement of refused) {
    const code = await as("res_other", statement)
      .then(() => "done", (error) => sqlState(error));
    if (code !== "42501") allowed.push(`${statement}: ${code}`);
  }
  // Without the slice there is no such table (42P01).
  const ofOthers = [
    "select total_minor from orders",
    "select order_id from order_items",
    "select id from products",
  ];
  for (const statement of ofOthers) {
    const code = await as("res_other", statement)
      .then(() => "done", (error) => sqlState(error));
    if (!["42501", "42P01"].includes(code!)) allowed.push(statement);
  }
  assertEquals(allowed, []);
});
