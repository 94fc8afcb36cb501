import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { join } from "node:path";
import type { ConversationView } from "../../ai_service/conversation/events.ts";
import { connectAsOwner } from "../../mcp_server/storage/owner_connection.ts";
import { backUp } from "../backup/backup.ts";
import { backupFiles } from "../backup/manifest.ts";
import { placesOf } from "../backup/places.ts";
import { restore } from "../backup/restore.ts";
import { freePorts } from "../local/ports.ts";
import { startStack } from "../local/stack.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { openDay } from "./open_day.ts";
import { Customer } from "./person.ts";

const WISH = `book a haircut on ${openDay().en} at 3pm`;

/** Texts of a conversation's messages. */
function texts({ messages }: ConversationView): string[] {
  return messages.map(({ text }) => text);
}

/** Asks for a booking and approves it. */
async function book(person: Customer, conversation: string, wish: string) {
  const [approval] = await person.ask(conversation, wish);
  await person.approve(conversation, approval!.approvalId);
}

Deno.test("after a restore in another folder the story goes on: session, conversation, an open card and bookings", async () => {
  await using before = await createStateFolder();
  await using after = await createStateFolder();
  const ports = freePorts();
  const folder = join(after.path, "backup");
  const first = await startStack({ stateFolder: before.path, ports });
  const ken = new Customer(first.aiServiceUrl);
  await ken.signInWith("google", "ken@example.com");
  const conversation = await ken.newConversation();
  await book(ken, conversation, WISH);
  const [open] = await ken.ask(conversation, "order one hair oil");
  const told = texts(await ken.viewed(conversation));
  // While both services run, and somebody writes. A message in the same
  // conversation would take the card back.
  const another = await ken.newConversation();
  const writing = ken.say(another, "what are your opening hours?");
  const places = placesOf({ MADOGUCHI_HOME: before.path });
  const manifest = await backUp(places, folder);
  await writing;
  await first.stop();
  assertEquals(manifest.postgres!.issuers, [first.aiServiceUrl]);

  const restored = placesOf({ MADOGUCHI_HOME: after.path });
  await restore({ ...restored, folder, access: { allowed: {} } });
  const second = await startStack({ stateFolder: after.path, ports });
  try {
    const view = await ken.viewed(conversation);
    assertEquals(texts(view).slice(0, told.length), told);
    await ken.approve(conversation, open!.approvalId);
    const answered = await ken.say(conversation, "show my bookings");
    const said = answered.flatMap((one) =>
      one.event === "token" ? [one.data.text] : []
    ).join("");
    assertMatch(said, /haircut/i);
    assertEquals(await ken.ask(conversation, WISH), []);
    const sql = connectAsOwner(second.adminDatabaseUrl!, { max: 1 });
    const [count] = await sql`
      select (select count(*)::int from bookings) as bookings,
        (select count(*)::int from orders) as orders`;
    await sql.end();
    assertEquals(count, { bookings: 1, orders: 1 });
  } finally {
    await second.stop();
  }
});

Deno.test("a restore overwrites nothing, and takes no backup that is incomplete", async () => {
  await using state = await createStateFolder();
  const folder = join(state.path, "backup");
  const stack = await startStack({ stateFolder: state.path });
  const places = placesOf({ MADOGUCHI_HOME: state.path });
  const manifest = await backUp(places, folder);
  await assertRejects(() => backUp(places, folder), Error, "exists already");
  await stack.stop();
  const access = { allowed: {} };
  const attempt = (at: typeof places) => restore({ ...at, folder, access });
  const none = { kvPath: undefined, withDatabase: undefined };
  const { kvPath, withDatabase } = places;
  await assertRejects(() => attempt({ ...none, kvPath }), Error, "exists");
  await assertRejects(
    () => attempt({ ...none, withDatabase }),
    Error,
    "restore into an empty one",
  );

  await using elsewhere = await createStateFolder();
  const empty = placesOf({ MADOGUCHI_HOME: elsewhere.path });
  const { name } = manifest.postgres!.tables.find(({ rows }) => rows > 1)!;
  const file = backupFiles(folder).table(name);
  const lines = (await Deno.readTextFile(file)).trimEnd().split("\n");
  await Deno.writeTextFile(file, `${lines.slice(0, -1).join("\n")}\n`);
  await assertRejects(
    () => attempt({ ...none, withDatabase: empty.withDatabase }),
    Error,
    `${name} has ${lines.length - 1} rows of ${lines.length}`,
  );
  await Deno.writeTextFile(file, `${lines.join("\n")}\n`);
  await attempt({ ...none, withDatabase: empty.withDatabase });
  await Deno.truncate(backupFiles(folder).kv, 4096);
  await assertRejects(() => attempt({ ...none, kvPath: empty.kvPath }), Error);
});
