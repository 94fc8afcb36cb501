import { assert, assertEquals } from "@std/assert";
import { openStaffWorld, StaffBrowser } from "../test_staff.ts";

/** The first `count` events of a stream, as `topic number`. */
async function eventsOf(
  reader: ReadableStreamDefaultReader<string>,
  count: number,
): Promise<string[]> {
  let text = "";
  const events = () => [
    ...text.matchAll(/event: (calendar)\ndata: (.*)\n\n/g),
  ];
  while (events().length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    text += value;
  }
  return events().map(([, topic, number]) => `${topic} ${number}`);
}

Deno.test("open calendars are told of a change when it is committed, and of no other", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  const close = () =>
    owner`
      insert into closures (id, starts_at, ends_at)
      values (${crypto.randomUUID()}, now(), now() + interval '1 hour')`;
  await close();
  const { browser } = world.owner;
  const answer = await browser.send("/api/admin/changes");
  assertEquals(answer.headers.get("Content-Type"), "text/event-stream");
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  assertEquals(await eventsOf(reader, 1), ["calendar 1"]);
  await owner.begin(async (sql) => {
    await sql`delete from closures`;
    throw new Error("rolled back");
  }).catch(() => {});
  await close();
  assertEquals(await eventsOf(reader, 1), ["calendar 2"]);
  await reader.cancel();
});

Deno.test("who is not signed in is told of nothing", async () => {
  await using world = await openStaffWorld([]);
  const stranger = new StaffBrowser(world.site);
  const answer = await stranger.browser.send("/api/admin/changes");
  assertEquals(answer.status, 401);
  await answer.body?.cancel();
});

Deno.test("a stream says that somebody's role has changed, and ends with their session", async () => {
  await using world = await openStaffWorld([]);
  const { owner } = world.site.database;
  const answer = await world.owner.browser.send("/api/admin/changes");
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const untilItSays = async (said: string) => {
    while (!text.includes(said)) {
      const { done, value } = await reader.read();
      if (done) return;
      text += value;
    }
  };
  await untilItSays("event: access\ndata: owner \n");
  await owner`update mcp_users set role = 'viewer'`;
  await untilItSays("event: access\ndata: viewer \n");
  assert(text.includes("viewer"));
  await owner`delete from mcp_sessions`;
  const began = performance.now();
  await untilItSays("nothing more");
  const seconds = (performance.now() - began) / 1000;
  assert(seconds < 10, `ended after ${seconds} s`);
});
