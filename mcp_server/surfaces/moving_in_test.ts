import { assertEquals } from "@std/assert";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { sendFile } from "./test_imports.ts";
import { openStaffWorld, type StaffWorld } from "./test_staff.ts";

const CUSTOMERS = [
  "お名前,ふりがな,電話番号,メール,メモ",
  "佐藤 花子,さとう はなこ,090-1234-5678,hanako@example.com,短めが好き",
  "鈴木 一郎,,０３（１２３４）５６７８,,",
  "高橋 次郎,,,,",
].join("\r\n");

/** A day on which the salon is open, whatever the day is. */
function dayAhead(): string {
  return new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
}

async function customersOf({ site }: StaffWorld) {
  const rows = await site.database.owner<{ name: string; phone: string }[]>`
    select name, phone from customers order by name`;
  return rows.map(({ name, phone }) => `${name} ${phone}`);
}

Deno.test("customers of a file are there once, and lines that may be somebody else are told", async () => {
  await using world = await openStaffWorld([]);
  const file = { noun: "customer", body: CUSTOMERS };
  const tried = await sendFile(world.owner, { ...file, isTrial: true });
  assertEquals([tried.added, await customersOf(world)], [3, []]);
  const { added } = await sendFile(world.owner, file);
  assertEquals(added, 3);
  const all = await customersOf(world);
  assertEquals(all, [
    "佐藤 花子 09012345678",
    "鈴木 一郎 0312345678",
    "高橋 次郎 null",
  ]);
  const again = await sendFile(world.owner, file);
  assertEquals([again.added, again.same], [0, 3]);
  const other = await sendFile(world.owner, {
    noun: "customer",
    body: [
      "name,phone,e-mail",
      "佐藤 太郎,090-1234-5678,",
      "佐藤花子,,HANAKO@example.com",
      "田中 三郎,090-0000-0000,",
      "田中 三郎,090-0000-0000,",
      ",090-1111-1111,",
      "山田,not a number,",
    ].join("\n"),
  });
  assertEquals(other.said, [
    "2 null maybe_same",
    "3 null known_customer",
    "5 null twice_in_file",
    "6 name missing",
    "7 phone does_not_fit",
  ]);
  assertEquals(
    new Set(await customersOf(world)),
    new Set([...all, "田中 三郎 09000000000"]),
  );
  const notes = await world.site.database.owner`
    select text from customer_notes`;
  assertEquals(notes.map(({ text }) => text), ["短めが好き"]);
});

Deno.test("a line that says only a name is nobody's who has an account of that name", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  await owner`
    insert into customers (id, name, phone, issuer, user_id, created_by,
      created_at, last_seen)
    values ('cus_1', '田中 太郎', '09011112222', 'ai-service.test', 'usr_1',
      'ai-service', now(), now())`;
  const { said } = await sendFile(world.owner, {
    noun: "customer",
    body: [
      "name,phone,e-mail",
      "田中 太郎,,",
      "田中 太郎,090-1111-2222,",
    ].join("\n"),
  });
  assertEquals(said, ["2 null maybe_same", "3 null maybe_same"]);
});

Deno.test("bookings to come are there once, what overlaps is told, and nobody hears of it but by a reminder", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  const [service] = await owner<[{ name: string }]>`
    select name_ja as name from services where id = ${HAIRCUT}`;
  const day = dayAhead();
  const slashed = day.replaceAll("-", "/");
  const lines = [
    "日付,時刻,メニュー,お名前,電話番号",
    `${slashed},10:00,${service.name},佐藤 花子,090-1234-5678`,
    `${day},10:30,${service.name},鈴木 一郎,090-0000-0001`,
    `${day},１４：００,${service.name},鈴木 一郎,090-0000-0001`,
    `${day},14:00,${service.name},鈴木 一郎,090-0000-0001`,
    `${day},16:00,Massage,鈴木 一郎,`,
    `2020-01-06,16:00,${service.name},鈴木 一郎,`,
    `${day},25:00,${service.name},鈴木 一郎,`,
  ];
  const file = { noun: "booking", body: lines.join("\r\n") };
  const count = async () => {
    const [row] = await owner<[{ bookings: number; customers: number }]>`
      select (select count(*)::int from bookings) as bookings,
        (select count(*)::int from customers) as customers`;
    return [row.bookings, row.customers];
  };
  const said = [
    "3 time overlaps",
    "5 null twice_in_file",
    "6 service unknown_service",
    "7 date in_the_past",
    "8 time does_not_fit",
  ];
  const tried = await sendFile(world.owner, { ...file, isTrial: true });
  assertEquals([tried.added, tried.said], [2, said]);
  assertEquals(await count(), [0, 0], "a trial changes nothing");
  const imported = await sendFile(world.owner, file);
  assertEquals([imported.added, imported.said], [2, said]);
  assertEquals(await count(), [2, 2]);
  const again = await sendFile(world.owner, file);
  assertEquals([again.added, again.same], [0, 2]);
  assertEquals(await count(), [2, 2]);
  const notices = await owner<{ kind: string }[]>`select kind from notices`;
  assertEquals(notices.map(({ kind }) => kind), [
    "booking_reminder",
    "booking_reminder",
  ]);
});

Deno.test("bookings are imported in calls of twenty lines, so that customers do not wait for long", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  const day = dayAhead();
  const booked = `${day},10:00,${HAIRCUT},佐藤 花子`;
  const unknown = Array.from(
    { length: 19 },
    (_, index) => `${day},10:00,Massage ${index},佐藤 花子`,
  );
  const { added, wrong, said } = await sendFile(world.owner, {
    noun: "booking",
    body: [
      "日付,時刻,メニュー,お名前",
      booked,
      ...unknown,
      `${day},10:00,${HAIRCUT},鈴木 一郎`,
    ].join("\n"),
  });
  assertEquals([added, wrong, said.at(-1)], [1, 20, "22 time overlaps"]);
  const calls = await owner`
    select from audit_log where operation = 'booking_import'`;
  assertEquals(calls.length, 2);
});
