import { assertEquals } from "@std/assert";
import { openStaffWorld } from "../surfaces/test_staff.ts";

Deno.test("staff find a customer by name, kana or number, and that is audited", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  const people = [
    ["cus_1", "佐藤 花子", "さとう はなこ", "09012345678"],
    ["cus_2", "鈴木 一郎", "すずき いちろう", "0312345678"],
    ["cus_3", "", null, null],
  ] as const;
  for (const [id, name, furigana, phone] of people) {
    await owner`
      insert into customers (id, name, furigana, phone, created_by, created_at,
        last_seen)
      values (${id}, ${name}, ${furigana}, ${phone}, 'mcp', now(), now())`;
  }
  const found = async (query: string) => {
    const { body } = await world.owner.call("customer_search", { query });
    return body.items?.map(({ id }: { id: string }) => id) ?? body.code;
  };
  assertEquals(await found("佐藤花"), ["cus_1"]);
  assertEquals(await found("サトウ"), ["cus_1"]);
  assertEquals(await found("090-1234"), ["cus_1"]);
  assertEquals((await found("12345678")).toSorted(), ["cus_1", "cus_2"]);
  assertEquals(await found("誰か"), []);
  assertEquals(await found(" "), "invalid_input");
  const rows = await owner`
    select targets from audit_log where operation = 'customer_search'
    order by id`;
  assertEquals(rows[0]?.targets, ["cus_1"]);
});
