import { assertEquals, assertStringIncludes } from "@std/assert";
import { callRest } from "../surfaces/test_calls.ts";
import { openStaffWorld } from "../surfaces/test_staff.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { addProduct } from "../product/test_products.ts";
import { wordsOf } from "../customer/desk_store.ts";

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);

/** That hour in the salon's time zone, in three days. */
function slot(hour: number): string {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${hour}:00:00+09:00`;
}

async function openDesk() {
  const world = await openStaffWorld([]);
  await openSalon(world.site.database.owner, { capacity: 3 });
  await addProduct(world.site.database.owner, "prd_oil");
  const ask = async (name: string, args: object = {}) => {
    const { status, body } = await world.owner.call(name, args);
    assertEquals([status, body.error], [200, undefined], name);
    return body;
  };
  return { world, ask };
}

/** An account with a booking, an order and a note. */
async function addAccount(
  { world, ask }: Awaited<ReturnType<typeof openDesk>>,
) {
  const { site } = world;
  const token = await site.tokenFor("usr_1");
  for (
    const [name, args] of [
      ["booking_create", { serviceId: HAIRCUT, start: slot(10), note: "mine" }],
      ["order_create", { items: [{ productId: "prd_oil", quantity: 1 }] }],
    ] as const
  ) {
    assertEquals((await callRest(site, name, { token, args })).status, 200);
  }
  const { items: [account] } = await ask("customer_list");
  return account;
}

Deno.test("a customer is found by parts of name, reading, number and address, however they are typed", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const { customer } = await desk.ask("customer_create", {
    name: "佐藤 花子",
    furigana: "さとう はなこ",
    phone: "090-1234-5678",
    email: "Hanako@Example.com",
  });
  await desk.ask("customer_create", { name: "鈴木 一郎", furigana: "スズキ" });
  const found = async (query: string) =>
    idsOf((await desk.ask("customer_list", { query })).items);
  for (
    const query of [
      "佐藤",
      "花子",
      "花子 佐藤",
      "佐",
      "サトウ",
      "ｻﾄｳ",
      "さとうはな",
      "090-1234",
      "０９０１２３４５６７８",
      "+81 90-1234-5678",
      "5678",
      "hanako@",
      "ＨＡＮＡＫＯ",
    ]
  ) assertEquals(await found(query), [customer.id], query);
  for (const query of ["佐鈴", "田中", "%", "_", "'", "0901234567899"]) {
    assertEquals(await found(query), [], query);
  }
  assertEquals((await found("すずき")).length, 1);
  assertEquals((await found("")).length, 2);
});

Deno.test("a number is one word, and words are what spaces part", () => {
  assertEquals(wordsOf("090 1234 5678"), ["09012345678"]);
  assertEquals(wordsOf("佐藤　花子"), ["佐藤", "花子"]);
  assertEquals(wordsOf(" "), []);
});

Deno.test("pages of customers have everyone once, and another list's cursor is refused", async () => {
  const { world, ask } = await openDesk();
  await using _ = world;
  for (let index = 0; index < 7; index++) {
    await ask("customer_create", { name: `山田 ${index}` });
  }
  for (const query of [undefined, "山田"]) {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ask("customer_list", { query, cursor, limit: 3 });
      seen.push(...idsOf(page.items));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    assertEquals([seen.length, new Set(seen).size], [7, 7]);
  }
});

Deno.test("a walk-in is merged with an account: every record moves at once, and later goes with the account", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const { world, ask } = desk;
  const { owner } = world.site.database;
  const account = await addAccount(desk);
  const { booking } = await ask("booking_create", {
    serviceId: HAIRCUT,
    start: slot(12),
    customer: { name: "佐藤 花子", phone: "090-1234-5678" },
    note: "walked in",
  });
  const [walkIn] = await owner<[{ id: string }]>`
    select customer_id as id from bookings where id = ${booking.id}`;
  await ask("customer_note", { customerId: walkIn.id, text: "likes tea" });
  const wrong = await world.owner.call("customer_merge", {
    customerId: account.id,
    intoId: walkIn.id,
  });
  assertEquals([wrong.status, wrong.body.code], [409, "not_a_walk_in"]);

  const merging = { customerId: walkIn.id, intoId: account.id };
  const { customer } = await ask("customer_merge", merging);
  assertEquals([customer.phone, customer.notes.length], ["09012345678", 1]);
  const [left] = await owner`select name, phone, merged_into from customers
    where id = ${walkIn.id}`;
  assertEquals(left, { name: "", phone: null, merged_into: account.id });
  for (const table of ["bookings", "customer_notes"]) {
    const rows = await owner`select from ${owner(table)}
      where customer_id = ${account.id} and user_id = 'usr_1'`;
    assertEquals(rows.length, table === "bookings" ? 2 : 1);
  }
  const again = await world.owner.call("customer_merge", merging);
  assertEquals([again.status, again.body.code], [409, "customer_forgotten"]);

  await ask("customer_erase", { customerId: account.id });
  const notes = await owner`select note from bookings where note is not null`;
  const texts = await owner`select from customer_notes where text is not null`;
  assertEquals([notes.length, texts.length], [0, 0]);
});

Deno.test("what tables say whose a row is, staff may move", async () => {
  const { world } = await openDesk();
  await using _ = world;
  const tables = await world.site.database.owner<{ name: string }[]>`
    select c.relname as name from pg_class c
    where relkind = 'r' and relnamespace = 'public'::regnamespace
      and 3 = (select count(*) from pg_attribute where attrelid = c.oid
        and attname in ('customer_id', 'issuer', 'user_id'))
      and (select not bool_and(has_column_privilege('madoguchi_staff', c.oid,
          attnum, 'update')) from pg_attribute where attrelid = c.oid
        and attname in ('customer_id', 'issuer', 'user_id'))`;
  assertEquals([...tables], []);
});

Deno.test("a walk-in and an account are erased: nothing that they said is left, and the token is void", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const { world, ask } = desk;
  const { owner } = world.site.database;
  const account = await addAccount(desk);
  const token = await world.site.tokenFor("usr_1");
  const { booking } = await ask("booking_create", {
    serviceId: HAIRCUT,
    start: slot(12),
    customer: { name: "秘密 太郎", furigana: "ひみつ", phone: "0312345678" },
    note: "秘密の備考",
  });
  const [walkIn] = await owner<[{ id: string }]>`
    select customer_id as id from bookings where id = ${booking.id}`;
  for (const { id } of [account, walkIn]) {
    await ask("customer_note", { customerId: id, text: "秘密のメモ" });
    await ask("customer_erase", { customerId: id });
    const { customer } = await ask("customer_get", { customerId: id });
    assertEquals([customer.isErased, customer.notes], [true, []]);
    const refused = await world.owner.call("customer_update", {
      customerId: id,
      furigana: "x",
    });
    assertEquals(refused.body.code, "customer_forgotten");
  }
  const kept = await owner`
    select name, furigana, email, phone from customers
    union all select note, cancel_reason, null, null from bookings
    union all select text, null, null, null from customer_notes
    union all select note, staff_note, null, null from orders`;
  const texts = kept.flatMap((row) => Object.values(row)).filter(Boolean);
  assertEquals(texts, []);
  const [{ log }] = await owner<[{ log: string }]>`
    select string_agg(audit_log::text, '') || (
      select coalesce(string_agg(result::text, ''), '') from idempotency_keys
    ) as log from audit_log`;
  assertEquals(log.includes("秘密"), false);
  const late = await callRest(world.site, "booking_list", { token });
  assertEquals(late.status, 401);
});

Deno.test("an export has every row about a customer and nobody else's", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const account = await addAccount(desk);
  await desk.ask("customer_create", { name: "別の人" });
  const { records } = await desk.ask("customer_export", {
    customerId: account.id,
  });
  const sizes = Object.fromEntries(
    Object.entries<unknown[]>(records)
      .map(([table, rows]) => [table, rows.length]),
  );
  assertEquals(sizes, {
    bookings: 1,
    customer_notes: 0,
    form_submissions: 0,
    import_trial_bookings: 0,
    notices: 2,
    order_disputes: 0,
    order_items: 1,
    order_payments: 0,
    order_refunds: 0,
    orders: 1,
  });
  assertStringIncludes(JSON.stringify(records.bookings), "mine");
});

Deno.test("the name and address of an account are the account's, and readings of customers are audited", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const { world, ask } = desk;
  const { id } = await addAccount(desk);
  const refused = await world.owner.call("customer_update", {
    customerId: id,
    name: "別の名前",
  });
  assertEquals([refused.status, refused.body.details], [409, {
    field: "name",
  }]);
  const { customer } = await ask("customer_update", {
    customerId: id,
    furigana: "うさぎ",
    phone: "03-1234-5678",
  });
  assertEquals([customer.furigana, customer.phone], ["うさぎ", "0312345678"]);
  const cleared = await ask("customer_update", { customerId: id, phone: "" });
  assertEquals(cleared.customer.phone, null);
  await ask("customer_get", { customerId: id });
  const [entry] = await world.site.database.owner`
    select targets from audit_log where operation = 'customer_get'`;
  assertEquals(entry?.targets, [id]);
});

Deno.test("staff see what customers changed since they last said to have seen it", async () => {
  const desk = await openDesk();
  await using _ = desk.world;
  const { ask } = desk;
  const account = await addAccount(desk);
  const { items, mark } = await ask("customer_changes");
  assertEquals(
    items.map(({ operation, customerId }: Record<string, string>) => [
      operation,
      customerId,
    ]),
    [["order_create", account.id], ["booking_create", account.id]],
  );
  assertEquals(items[1].startAfter, slot(10));
  await ask("customer_mark_seen", { mark });
  assertEquals((await ask("customer_changes")).items, []);
});
