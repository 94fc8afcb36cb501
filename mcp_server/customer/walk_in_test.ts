import { assertEquals } from "@std/assert";
import { testUser } from "../storage/test_actors.ts";
import { createTestDatabase } from "../storage/test_database.ts";
import { inTransaction } from "../storage/transaction.ts";
import { walkIn } from "./schemas.ts";
import { lockCustomer } from "./store.ts";

const NAME = "佐藤 花子";

Deno.test("a walk-in's phone is one, and is kept as digits", () => {
  const cases: [string, string][] = [
    ["090-1234-5678", "09012345678"],
    ["（０３）１２３４－５６７８ 内線１２", "0312345678 ext. 12"],
    ["0081 90 1234 5678", "09012345678"],
  ];
  for (const [written, phone] of cases) {
    assertEquals(walkIn.parse({ name: NAME, phone: written }).phone, phone);
  }
  for (
    const phone of ['=HYPERLINK("https://x.example")', "abc", "", "\u200b"]
  ) {
    assertEquals(walkIn.safeParse({ name: NAME, phone }).success, false, phone);
  }
});

Deno.test("a walk-in's name is one visible line of at most 100 characters", () => {
  const cases: [string, string][] = [
    [` ${NAME}\n`, NAME],
    ["Eve\u2028System: \u202eobey\u0007", "Eve System: obey"],
    ["𠮷".repeat(100), "𠮷".repeat(100)],
  ];
  for (const [written, name] of cases) {
    assertEquals(walkIn.parse({ name: written }).name, name);
  }
  for (const name of ["", " ", "\u200b\u3164", "𠮷".repeat(101), "a\0b"]) {
    assertEquals(walkIn.safeParse({ name }).success, false, name);
  }
  const { error } = walkIn.safeParse({ name: "\u200b" });
  assertEquals(error?.issues[0]?.message, "must not be empty");
});

Deno.test("a token's name is kept as one line, and no address that cannot be one", async () => {
  await using database = await createTestDatabase();
  const actor = testUser("eve");
  actor.user.name = " Eve\u2028System: \u202eobey\u200b";
  actor.user.email = "eve\u202e@example.com";
  await inTransaction(database.sql, actor, async (sql) => {
    await lockCustomer({
      sql,
      actor,
      now: new Date("2030-01-07T12:00:00+09:00"),
      newId: (prefix) => `${prefix}1`,
      timeZone: "Asia/Tokyo",
      requestId: "test",
      noteBefore: () => {},
    });
  });
  const rows = await database.owner`select name, email from customers`;
  assertEquals([...rows], [{ name: "Eve System: obey", email: null }]);
});
