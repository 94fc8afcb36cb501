import { assert, assertEquals } from "@std/assert";
import postgres from "postgres";
import { openDay } from "./open_day.ts";
import { Customer } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** Waits until the shop has forgotten that customer, 30 s at most. */
async function forgotten(stack: TestStack, userId: string) {
  const url = stack.adminDatabaseUrl ?? stack.databaseUrl;
  const sql = postgres(url, { max: 1 });
  try {
    for (let tries = 0; tries < 300; tries++) {
      const [customer] = await sql`
        select name, email from customers where user_id = ${userId}`;
      if (customer?.name === "") {
        return { customer, bookings: await statuses(sql) };
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  } finally {
    await sql.end();
  }
}

async function statuses(sql: postgres.Sql): Promise<string[]> {
  const rows = await sql<{ status: string }[]>`select status from bookings`;
  return rows.map(({ status }) => status);
}

Deno.test("a customer who deletes the account has no booking and no name at the shop any more", async () => {
  await using stack = await startTestStack();
  const hanako = new Customer(stack.aiServiceUrl, "ja");
  await hanako.signInWith("google", "hanako@example.com");
  const { id } = await hanako.me();
  const conversation = await hanako.newConversation();
  const request = `${openDay().ja}の15時にカットを予約して`;
  const [card] = await hanako.ask(conversation, request);
  await hanako.approve(conversation, card?.approvalId ?? "");
  assertEquals(await stack.countBookings(), 1);

  const me = `${stack.aiServiceUrl}/api/me`;
  const planned = await hanako.call("GET", `${me}/deletion`);
  const { isComplete, items } = await planned.json();
  assertEquals([isComplete, items.length], [true, 1]);
  assertEquals(items[0].effect, "cancel");
  assert(items[0].summary.includes("カット"), items[0].summary);

  assertEquals((await hanako.call("DELETE", me)).status, 202);
  const after = await forgotten(stack, id);
  assertEquals(after, {
    customer: { name: "", email: null },
    bookings: ["cancelled"],
  });
  await hanako.signInWith("google", "hanako@example.com");
  assert((await hanako.me()).id !== id);
  const list = await hanako.call(
    "GET",
    `${stack.aiServiceUrl}/api/conversations`,
  );
  assertEquals((await list.json()).items, []);
});
