import { assertEquals } from "@std/assert";
import { callRest, post } from "../../../mcp_server/surfaces/test_calls.ts";
import { createAdminCookie } from "../../../mcp_server/surfaces/test_people.ts";
import { createTestApp, type TestApp } from "../../../mcp_server/test_app.ts";

async function add(app: TestApp, userId: string, note: string) {
  const token = await app.tokenFor(userId);
  const call = { token, args: { note } };
  const { status, body } = await callRest(app, "sample_create", call);
  assertEquals(status, 200);
  return body.sample;
}

Deno.test("customers see their own specimen entries, latest first, in pages", async () => {
  let clock = new Date("2030-01-07T12:00:00+09:00");
  await using app = await createTestApp({ now: () => clock });
  const first = await add(app, "usr_1", "first");
  clock = new Date(clock.getTime() + 1000);
  const second = await add(app, "usr_1", "second");
  await add(app, "usr_2", "of another customer");
  assertEquals(first.createdAt, "2030-01-07T12:00:00+09:00");

  const token = await app.tokenFor("usr_1");
  const list = async (args: Record<string, unknown>) =>
    (await callRest(app, "sample_list", { token, args })).body;
  assertEquals((await list({})).items, [second, first]);
  const { items, nextCursor: cursor } = await list({ limit: 1 });
  assertEquals(items, [second]);
  assertEquals(await list({ cursor }), { items: [first], nextCursor: null });
});

Deno.test("staff see everyone's specimen entries, and add one for a walk-in", async () => {
  await using app = await createTestApp();
  const ofUser = await add(app, "usr_1", "a note");
  const headers = {
    cookie: await createAdminCookie(app),
    origin: app.deps.env.serverUrl,
  };
  const asStaff = async (verb: string, args: object) =>
    await post(app, `/api/admin/sample/${verb}`, args, { headers });

  const customer = { name: "鈴木", phone: "090-1234-5678" };
  const { status, body } = await asStaff("create", { customer });
  assertEquals([status, body.sample?.note], [200, null]);
  const { body: { items } } = await asStaff("list", {});
  assertEquals(
    items.map(({ id }: { id: string }) => id),
    [body.sample.id, ofUser.id],
  );
  const rows = await app.database.owner`
    select customers.name, samples.created_by from samples
    join customers on customers.id = customer_id where samples.issuer is null`;
  assertEquals([...rows], [{ name: "鈴木", created_by: "mcp" }]);
});
