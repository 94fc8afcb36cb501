import { assertEquals } from "@std/assert";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { sendFile } from "./test_imports.ts";
import { openStaffWorld, type StaffWorld } from "./test_staff.ts";

const HEADER = "日付,時刻,メニュー,お名前,電話番号,メール";

/** A day that is still to come, whatever the day is. */
function dayAhead(days: number): string {
  return new Date(Date.now() + (10 + days) * 86_400_000).toISOString()
    .slice(0, 10);
}

/** Lines of people who come one after the other, an hour each, four a day. */
function visits(count: number, firstDay = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const day = dayAhead(firstDay + Math.floor(index / 4));
    return `${day},${10 + index % 4 * 2}:00,${HAIRCUT},客 ${index},,`;
  });
}

/** What a trial of the file tells, and what its import does. */
async function tryAndImport(world: StaffWorld, noun: string, lines: string[]) {
  const file = { noun, body: lines.join("\r\n") };
  const { status: _, ...tried } = await sendFile(world.owner, {
    ...file,
    isTrial: true,
  });
  const { status: __, ...imported } = await sendFile(world.owner, file);
  return { tried, imported };
}

async function leftOver({ site }: StaffWorld) {
  const [row] = await site.database.owner<[{ count: number }]>`
    select (select count(*)::int from import_trial_people) +
      (select count(*)::int from import_trial_bookings) as count`;
  return row.count;
}

Deno.test("a trial finds the double bookings of a file however far apart they are", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  const day = dayAhead(0);
  const { tried, imported } = await tryAndImport(world, "booking", [
    HEADER,
    ...visits(50),
    `${day},10:30,${HAIRCUT},高橋 次郎,090-0000-0002,`,
    ...visits(30, 20),
    `${dayAhead(20)},10:00,${HAIRCUT},高橋 次郎,090-0000-0002,`,
    `${dayAhead(40)},10:00,${HAIRCUT},高橋 次郎,090-0000-0002,`,
  ]);
  assertEquals(tried, imported);
  assertEquals([tried.added, tried.wrong], [81, 2]);
  assertEquals(tried.said, ["52 time overlaps", "83 time overlaps"]);
  assertEquals(await leftOver(world), 0);
});

Deno.test("a trial knows the people of earlier lines, as an import does", async () => {
  await using world = await openStaffWorld([]);
  await openSalon(world.site.database.owner, { capacity: 2 });
  const book = (day: number, who: string) =>
    `${dayAhead(day)},10:00,${HAIRCUT},${who}`;
  const { tried, imported } = await tryAndImport(world, "booking", [
    HEADER,
    book(0, "佐藤 花子,090-1234-5678,"),
    book(1, "鈴木 一郎,090-0000-0001,"),
    book(2, "鈴木 一郎,090-0000-0002,"),
    ...visits(25, 20),
    // The same booking of the same person, who is reached in another way.
    book(0, "佐藤　花子,０９０１２３４５６７８,hanako@example.com"),
    // Another name at the same number.
    book(3, "佐藤 太郎,090-1234-5678,"),
    // One of two who have that name.
    book(4, "鈴木 一郎,,"),
    book(5, "佐藤 花子,,"),
  ]);
  assertEquals(tried, imported);
  assertEquals(tried.said, [
    "30 null already_booked",
    "31 name maybe_same",
    "32 name name_ambiguous",
  ]);
  const [row] = await world.site.database.owner<[{ names: number }]>`
    select count(*)::int as names from customers where name like 'cus_%'`;
  assertEquals(row.names, 0);
});

Deno.test("a trial goes on where somebody books, while it is read, what an earlier line would have", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  const call = async (rows: string[], isFirst: boolean) => {
    const names = HEADER.split(",");
    const { status, body } = await world.owner.call("booking_import", {
      importId: "a".repeat(64),
      isTrial: true,
      isFirst,
      isLast: !isFirst,
      rows: rows.map((row, index) => ({
        line: (isFirst ? 2 : 30) + index,
        cells: Object.fromEntries(
          row.split(",").map((cell, at) => [names[at], cell]),
        ),
      })),
    });
    assertEquals(status, 200);
    return body;
  };
  const start = `${dayAhead(0)}T10:00:00+09:00`;
  const [row = ""] = visits(1);
  assertEquals((await call([row], true)).added, 1);
  const booked = await world.owner.call("booking_create", {
    serviceId: HAIRCUT,
    start,
    customer: { name: "高橋 次郎" },
  });
  assertEquals(booked.status, 200);
  const other = row.replace("客 0", "客 1");
  const { added, remarks } = await call([other], false);
  assertEquals([added, remarks[0].reason], [0, "overlaps"]);
});

Deno.test("a trial of customers knows those of lines that were read before", async () => {
  await using world = await openStaffWorld([]);
  const others = Array.from(
    { length: 600 },
    (_, index) => `客 ${index},${`0900000${String(index).padStart(4, "0")}`}`,
  );
  const { tried, imported } = await tryAndImport(world, "customer", [
    "お名前,電話番号",
    "佐藤 花子,090-1234-5678",
    ...others,
    "佐藤 花子,",
    "佐藤 花子,090-1234-5678",
  ]);
  assertEquals(tried, imported);
  assertEquals(tried.said, [
    "603 null known_customer",
    "604 null twice_in_file",
  ]);
  assertEquals(await leftOver(world), 0);
});

Deno.test("what is not known is told with what there is", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  await openSalon(owner, { capacity: 1 });
  const [{ name }] = await owner<[{ name: string }]>`
    select name_ja as name from services where id = ${HAIRCUT}`;
  const resources = await owner<{ ja: string; en: string }[]>`
    select name_ja as ja, name_en as en from resources
    join service_resources on resource_id = id
    where service_id = ${HAIRCUT} order by position, id`;
  const { remarks } = await sendFile(world.owner, {
    noun: "booking",
    isTrial: true,
    body: [
      "日付,時刻,メニュー,担当,お名前",
      `${dayAhead(0)},10:00,Massage,,佐藤`,
      `${dayAhead(0)},10:00,${name},だれか,佐藤`,
    ].join("\n"),
  });
  const told = remarks.map(({ field, given }) => [field, given]);
  assertEquals(told, [["service", "Massage"], ["resource", "だれか"]]);
  assertEquals(remarks[0]?.allowed.some(({ ja }) => ja === name), true);
  assertEquals(remarks[1]?.allowed, [...resources]);
});
