import { assert, assertEquals } from "@std/assert";
import postgres from "postgres";
import type { StreamEvent } from "../../ai_service/conversation/events.ts";
import { Customer } from "./person.ts";
import { startTestStack, type TestStack } from "./stack.ts";

/** The subjects of the MCP server's revocations of that kind. */
async function revocations(stack: TestStack, kind: "token" | "user") {
  const url = stack.adminDatabaseUrl ?? stack.databaseUrl;
  const sql = postgres(url, { max: 1 });
  try {
    const rows = await sql<{ subject: string }[]>`
      select subject from revocations where kind = ${kind}`;
    return rows.map(({ subject }) => subject);
  } finally {
    await sql.end();
  }
}

Deno.test("signing out of the chat revokes its tokens at the MCP server", async (t) => {
  await using stack = await startTestStack();
  const hanako = new Customer(stack.aiServiceUrl, "ja");
  await hanako.signInWith("google", "hanako@example.com");
  const { id } = await hanako.me();
  const signOut = async (path: string) => {
    const url = `${stack.aiServiceUrl}/auth/${path}`;
    const answer = await hanako.call("POST", url);
    await answer.body?.cancel();
  };

  await t.step("signing out here revokes the live tokens", async () => {
    await hanako.say(await hanako.newConversation(), "予約を見せて");
    await signOut("logout");
    assert((await revocations(stack, "token")).length > 0);
    assertEquals(await revocations(stack, "user"), []);
  });

  await t.step(
    "signing out everywhere revokes all tokens issued until then",
    async () => {
      await hanako.signInWith("google", "hanako@example.com");
      const token = await stack.tokenFor(id, ["booking:read"]);
      const other = await stack.tokenFor("usr_other", ["booking:read"]);
      const list = (token: string) => stack.rest("booking_list", token, {});
      assertEquals((await list(token)).status, 200);
      await signOut("logout/all");
      assertEquals(await revocations(stack, "user"), [id]);
      const { status, body } = await list(token);
      assertEquals([status, body.error], [401, "Invalid token"]);
      assertEquals((await list(other)).status, 200);
    },
  );
});

/** What became of the tools that a run called. */
function toolsOf(events: readonly StreamEvent[]): string[] {
  return events.flatMap((one) =>
    one.event === "tool" && one.data.status !== "running" ? one.data.status : []
  );
}

Deno.test("right after signing out everywhere one signs in and is served, 20 times in a row", async () => {
  await using stack = await startTestStack();
  const everywhere = `${stack.aiServiceUrl}/auth/logout/all`;
  const hanako = new Customer(stack.aiServiceUrl, "ja");
  await hanako.signInWith("google", "hanako@example.com");
  const { id: userId } = await hanako.me();
  let refused = 0, usable = 0;
  for (let round = 0; round < 20; round++) {
    const earlier = await stack.tokenFor(userId, ["booking:read"]);
    const signedOut = await hanako.call("POST", everywhere);
    await signedOut.body?.cancel();
    await hanako.signInWith("google", "hanako@example.com");
    const id = await hanako.newConversation();
    const tools = toolsOf(await hanako.say(id, "予約を見せて"));
    const isServed = tools.length > 0 &&
      tools.every((status) => status === "succeeded");
    if (!isServed) refused++;
    const { status } = await stack.rest("booking_list", earlier, {});
    if (status !== 401) usable++;
  }
  console.log(`figure: refused_after_sign_out = ${refused} (goal = 0)`);
  console.log(`figure: usable_after_sign_out = ${usable} (goal = 0)`);
  assertEquals([refused, usable], [0, 0]);
});
