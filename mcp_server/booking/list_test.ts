import { assertEquals, assertRejects } from "@std/assert";
import * as z from "zod";
import { ApiError } from "../../shared/http/errors.ts";
import { testStaff, testUser } from "../storage/test_actors.ts";
import type { TransactionSql } from "../storage/statement.ts";
import { inTransaction } from "../storage/transaction.ts";
import { at, openBusiness, type TestBusiness } from "./test_business.ts";

interface Page {
  items: { id: string; start: string; status: string }[];
  nextCursor: string | null;
}

/** The starts on one page, and its cursor. */
async function page(
  business: TestBusiness,
  input: Record<string, unknown>,
  actor = testUser("hanako"),
) {
  const { items, nextCursor } = await business
    .call("booking_list", input, actor) as unknown as Page;
  const starts = items.map((item) => item.start.slice(8, 16));
  return { starts, nextCursor };
}

Deno.test("bookings are listed page by page, latest first, each once", async () => {
  await using business = await openBusiness();
  for (const day of ["08", "09", "10", "11", "12"]) {
    await business.book({ start: at("10:00", `2030-01-${day}`) });
  }
  const first = await page(business, { limit: 2 });
  assertEquals(first.starts, ["12T10:00", "11T10:00"]);
  const cursor = first.nextCursor;
  const second = await page(business, { limit: 2, cursor });
  assertEquals(second.starts, ["10T10:00", "09T10:00"]);
  const third = await page(business, { limit: 2, cursor: second.nextCursor });
  assertEquals(third, { starts: ["08T10:00"], nextCursor: null });
});

Deno.test("bookings can be listed by status and by time, its end excluded", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("10:00") });
  await business.book({ start: at("11:00") });
  await business.book({ start: at("14:00") });
  await business.call("booking_delete", { bookingId });
  const cancelled = await page(business, { status: "cancelled" });
  assertEquals(cancelled.starts, ["08T10:00"]);
  const noon = await page(business, { from: at("11:00"), to: at("14:00") });
  assertEquals(noon.starts, ["08T11:00"]);
});

Deno.test("nobody sees, changes or cancels another's booking, and cannot tell that it is there", async () => {
  await using business = await openBusiness();
  const { id: bookingId } = await business.book({ start: at("15:00") });
  const others = [testUser("ken"), testUser("hanako", "other.test")];
  const calls: [string, Record<string, unknown>][] = [
    ["booking_get", { bookingId }],
    ["booking_update", { bookingId, note: "mine" }],
    ["booking_update", { bookingId, start: at("16:00") }],
    ["booking_delete", { bookingId }],
  ];
  for (const other of others) {
    for (const [name, input] of calls) {
      const error = await assertRejects(
        () => business.call(name, input, other),
        ApiError,
      );
      assertEquals(error.message, "Booking not found");
      assertEquals(error.status, 404);
      const absent = await assertRejects(
        () => business.call(name, { ...input, bookingId: "bkg_0" }, other),
        ApiError,
      );
      assertEquals(absent.message, error.message);
    }
    assertEquals((await page(business, {}, other)).starts, []);
  }
  const rows = await business.database.owner`
    select status, note, version from bookings`;
  assertEquals([...rows], [{ status: "confirmed", note: null, version: 1 }]);
});

Deno.test("another's cursor is refused", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("10:00") });
  await business.book({ start: at("11:00") });
  const { nextCursor: cursor } = await page(business, { limit: 1 });
  for (const other of [testUser("ken"), testUser("hanako", "other.test")]) {
    const error = await assertRejects(
      () => page(business, { cursor }, other),
      ApiError,
    );
    assertEquals(error.details, { field: "cursor" });
  }
});

Deno.test("row level security holds where a query forgets whose rows it wants", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("15:00") });
  const as = (actor: Parameters<typeof inTransaction>[1]) =>
    inTransaction(business.database.sql, actor, async (tx) => {
      const seen = await tx`select id from bookings`;
      const changed = await tx`
        update bookings set note = 'changed' returning 1`;
      return [seen.length, changed.length];
    });
  assertEquals(await as(testUser("ken")), [0, 0]);
  assertEquals(await as(testUser("hanako", "other.test")), [0, 0]);
  assertEquals(await as(testUser("hanako")), [1, 1]);
  assertEquals(await as(testStaff), [1, 1]);
});

Deno.test("a user can neither write the catalogue, nor a booking in another's name, nor delete one", async () => {
  await using business = await openBusiness();
  await business.book({ start: at("15:00") });
  const attempts: ((tx: TransactionSql) => PromiseLike<unknown>)[] = [
    (tx) => tx`update services set price_minor = 0`,
    (tx) => tx`delete from opening_hours`,
    (tx) =>
      tx`insert into resources (id, name_ja, name_en) values ('r', 'r', 'r')`,
    (tx) => tx`update bookings set user_id = 'ken'`,
    (tx) => tx`delete from bookings`,
    (tx) => tx`select set_config('role', 'madoguchi_availability', true)`,
  ];
  for (const attempt of attempts) {
    await assertRejects(() =>
      inTransaction(
        business.database.sql,
        testUser("hanako"),
        attempt,
      )
    );
  }
});

Deno.test("text that looks like SQL is kept as text", async () => {
  await using business = await openBusiness();
  const nasty = `'); drop table bookings; -- " \\ \${1} 😀`;
  const { note } = await business.book({ start: at("15:00"), note: nasty });
  assertEquals(note, nasty);
  for (const id of [nasty, "' or '1'='1", "%", "bkg_%"]) {
    const error = await assertRejects(
      () => business.call("booking_get", { bookingId: id.slice(0, 64) }),
      ApiError,
    );
    assertEquals(error.status, 404);
  }
  const bookingRequest = { start: at("16:00"), serviceId: nasty };
  const unknown = await assertRejects(
    () => business.book(bookingRequest),
    ApiError,
  );
  assertEquals(unknown.status, 404);
  assertEquals((await page(business, {})).starts, ["08T15:00"]);
});

Deno.test("input that does not fit is refused by the name of its field", async () => {
  await using business = await openBusiness();
  const good = { serviceId: "svc_cut", start: at("15:00") };
  const bad: [string, Record<string, unknown>][] = [
    ["start", { ...good, start: "2030-01-08T15:00:00" }],
    ["start", { ...good, start: "tomorrow" }],
    ["start", { ...good, start: "2030-02-30T15:00:00+09:00" }],
    ["start", { ...good, start: "0001-01-01T00:00:00Z" }],
    ["start", { ...good, start: 1893456000 }],
    ["note", { ...good, note: "a\0b" }],
    ["note", { ...good, note: "x".repeat(501) }],
    ["serviceId", { ...good, serviceId: "" }],
    ["serviceId", { ...good, serviceId: { $ne: null } }],
    ["", { ...good, userId: "ken" }],
    ["", { ...good, priceMinor: 0 }],
    ["", { ...good, status: "completed" }],
  ];
  for (const [field, input] of bad) {
    const error = await assertRejects(
      () => business.call("booking_create", input),
      z.ZodError,
    );
    assertEquals(error.issues[0]!.path.join("."), field);
  }
  const slots = (from: string, to: string) =>
    business.call("booking_slots", { serviceId: "svc_cut", from, to });
  for (
    const [from, to] of [
      [at("15:00"), at("15:00")],
      [at("15:00"), at("15:01", "2030-02-08")],
    ]
  ) {
    const error = await assertRejects(() => slots(from!, to!), ApiError);
    assertEquals(error.details, { field: "to" });
  }
});
