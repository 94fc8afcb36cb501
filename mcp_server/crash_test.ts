import { assert, assertEquals, assertRejects } from "@std/assert";
import type { Sql } from "postgres";
import { addForm } from "./form/test_forms.ts";
import { callMcp, callRest, type ToolCall } from "./surfaces/test_calls.ts";
import { addProduct } from "./order/test_shop.ts";
import { TcpProxy } from "./storage/test_tcp_proxy.ts";
import { createTestApp } from "./test_app.ts";
import { TestProcess } from "./test_process.ts";
import { HAIRCUT, openSalon } from "./test_salon.ts";

/** Long enough to kill the server before it learns that it has committed. */
const DELAY_MS = 500;

/** That hour in the salon's time zone, in three days. */
function slot(hour: number): string {
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  return `${day}T${hour}:00:00+09:00`;
}

/** A write, and the table to which it adds one row. */
interface Write {
  name: string;
  table: string;
  surface: "REST" | "MCP";
  args: Record<string, unknown>;
}

const WRITES: Write[] = [
  {
    name: "booking_create",
    table: "bookings",
    surface: "REST",
    args: { serviceId: HAIRCUT, start: slot(15) },
  },
  {
    name: "order_create",
    table: "orders",
    surface: "MCP",
    args: { items: [{ productId: "prd_1", quantity: 2 }] },
  },
  {
    name: "form_submit",
    table: "form_submissions",
    surface: "REST",
    args: {
      formId: "frm_1",
      version: 1,
      answers: { name: "花子", agreed: true },
    },
  },
];

function call(
  server: Parameters<typeof callRest>[0],
  { name, surface }: Write,
  options: ToolCall,
) {
  return (surface === "REST" ? callRest : callMcp)(server, name, options);
}

/** Waits until the write with that idempotency key is committed. */
async function waitForCommit(owner: Sql, key: string): Promise<void> {
  const isDone = () =>
    owner`
      select from idempotency_keys where key = ${key} and result is not null`;
  while ((await isDone()).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

Deno.test("a write whose server dies between commit and response is done once", async (t) => {
  await using app = await createTestApp();
  const { database, keys } = app;
  await openSalon(database.owner, { capacity: 3 });
  await addProduct(database.owner, "prd_1", { stock: 10 });
  await addForm(database.owner, "frm_1");
  await using proxy = new TcpProxy(database.url);
  await using server = new TestProcess({ databaseUrl: proxy.url, keys });
  await server.start();
  const token = await app.tokenFor("usr_1");
  let duplicated = 0;

  for (const write of WRITES) {
    await t.step(`${write.name} over ${write.surface}`, async () => {
      const key = crypto.randomUUID();
      const headers = { "idempotency-key": key };
      const options = { token, args: write.args, headers };
      proxy.delay = DELAY_MS;
      const unanswered = assertRejects(() => call(server, write, options));
      await waitForCommit(database.owner, key);
      await server.kill();
      await unanswered;

      proxy.delay = 0;
      await server.start();
      const retry = await call(server, write, options);
      const elsewhere = await call(app, write, options);
      assertEquals(retry.status, 200);
      assert(!retry.body.result?.isError);
      assertEquals(elsewhere.body, retry.body);
      if (write.surface === "REST") {
        assertEquals(retry.headers.get("idempotent-replayed"), "true");
      }
      const [row] = await database.owner<[{ rows: number; audited: number }]>`
        select (select count(*)::int from ${database.owner(write.table)})
            as rows,
          (select count(*)::int from audit_log
            where operation = ${write.name}) as audited`;
      duplicated += row.rows - 1;
      assertEquals(row, { rows: 1, audited: 1 });
    });
  }
  const [{ stock }] = await database.owner<[{ stock: number }]>`
    select stock from products`;
  assertEquals(stock, 8, "the stock was reduced once");
  console.log(`figure: replays_duplicated = ${duplicated} (goal 0)`);
  assertEquals(duplicated, 0);
});

Deno.test("a write whose server dies before the commit is done by the retry", async () => {
  await using app = await createTestApp();
  const { database, keys } = app;
  await openSalon(database.owner);
  await using proxy = new TcpProxy(database.url);
  await using server = new TestProcess({ databaseUrl: proxy.url, keys });
  await server.start();
  const [write] = WRITES;
  const headers = { "idempotency-key": "key-1" };
  const token = await app.tokenFor("usr_1");
  const options = { token, args: write!.args, headers };
  proxy.delay = DELAY_MS;
  const unanswered = assertRejects(() => call(server, write!, options));
  await waitForRateLimit(database.owner);
  await server.kill();
  await unanswered;
  const bookings = () => database.owner`select from bookings`;
  assertEquals((await bookings()).length, 0);
  const retry = await call(app, write!, options);
  assertEquals(retry.status, 200);
  assertEquals(retry.headers.get("idempotent-replayed"), null);
  assertEquals((await bookings()).length, 1);
});

/** Waits until the rate limit has counted a call, which precedes its writes. */
async function waitForRateLimit(owner: Sql): Promise<void> {
  while ((await owner`select from rate_limits`).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
