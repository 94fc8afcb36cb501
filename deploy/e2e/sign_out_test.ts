import { assert, assertEquals } from "@std/assert";
import postgres from "postgres";
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
