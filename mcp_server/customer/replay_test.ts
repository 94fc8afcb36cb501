import { assert, assertEquals } from "@std/assert";
import { addAdmin, addSession } from "../auth/test_sessions.ts";
import { hashArguments } from "../../shared/contract/hash_arguments.ts";
import { USER_SCOPES } from "../../shared/contract/scopes.ts";
import {
  type Answer,
  callMcp,
  callRest,
  outcomeOf,
  routeOf,
} from "../surfaces/test_calls.ts";
import { creations, prepareSlices } from "../surfaces/test_slices.ts";
import { createTestApp, type TestApp } from "../test_app.ts";

const START = new Date("2026-03-02T03:00:00Z");
const SECRET = "SECRET-4711";
const ORIGIN = "http://localhost:8788";

/** Replays that were not refused, or that brought something back. */
const wrong: string[] = [];
let tried = 0;

async function openShop() {
  const clock = { now: START };
  const app = await createTestApp({ now: () => clock.now, connections: 8 });
  await prepareSlices(app.database.owner);
  return {
    app,
    clock,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

async function forget(app: TestApp, userId: string): Promise<number> {
  const { token } = await app.signer.signForService(["customer:forget"]);
  const call = { token, args: { userId } };
  return (await callRest(app, "customer_forget", call)).status;
}

/** The tables with a row that still holds `text` anywhere. */
async function tablesWith({ database: { owner } }: TestApp, text: string) {
  const tables = await owner<{ name: string }[]>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' order by name`;
  const found = await Promise.all(tables.map(async ({ name }) => {
    const rows = await owner`
      select from ${owner(name)} as t where t::text like ${`%${text}%`}`;
    return rows.length > 0 ? [name] : [];
  }));
  return found.flat();
}

function expectRefused(name: string, answer: Answer, code: string) {
  tried++;
  const refusal = outcomeOf(answer);
  const isClean = !JSON.stringify(answer.body).includes(SECRET);
  if (refusal.code === code && isClean) return;
  wrong.push(`${name}: ${answer.status} ${refusal.code}`);
}

async function expectNothingBack(app: TestApp, name: string) {
  for (const text of [SECRET, "usr_1@example.com"]) {
    tried++;
    const tables = await tablesWith(app, text);
    if (tables.length > 0) wrong.push(`${name}: ${text} in ${tables.join()}`);
  }
}

Deno.test("nothing that a forgotten customer sent can be sent again", async () => {
  for (const [round, { operation, args: make }] of creations.entries()) {
    await using shop = await openShop();
    const { app, clock } = shop;
    const argsOf = (round: number) => make({ text: SECRET, round, now: START });
    const args = argsOf(0);
    const key = `key-${round}`;
    const headers = { "idempotency-key": key };
    const token = await app.tokenFor("usr_1");
    const stepUp = {
      idempotencyKey: "key-later",
      argsSha256: hashArguments(argsOf(1)),
    };
    const approved = await app.tokenFor("usr_1", USER_SCOPES, stepUp);
    const first = await callRest(app, operation, { token, args, headers });
    assertEquals(first.status, 200, operation);
    assertEquals(await forget(app, "usr_1"), 200);

    const replays: [string, Answer][] = [
      ["the same", await callRest(app, operation, { token, args, headers })],
      ["without a key", await callRest(app, operation, { token, args })],
      ["another", await callRest(app, operation, { token, args: argsOf(2) })],
      [
        "an approved one",
        await callRest(app, operation, { token: approved, args: argsOf(1) }),
      ],
      ["over MCP", await callMcp(app, operation, { token, args })],
      [
        "the same over MCP",
        await callMcp(app, operation, {
          token,
          args,
          meta: { "madoguchi/idempotency-key": key },
        }),
      ],
    ];
    for (const [name, answer] of replays) {
      expectRefused(`${operation}, ${name}`, answer, "invalid_token");
    }
    clock.now = new Date(START.getTime() + 1000);
    const later = { token: await app.tokenFor("usr_1"), headers };
    for (const args of [argsOf(0), argsOf(1)]) {
      const answer = await callRest(app, operation, { ...later, args });
      expectRefused(`${operation}, the key`, answer, "customer_forgotten");
    }
    await expectNothingBack(app, operation);
  }
});

Deno.test("a call that staff made for the customer cannot be sent again", async () => {
  await using shop = await openShop();
  const { app } = shop;
  const { owner } = app.database;
  const [{ operation, args }] = creations.filter(({ operation }) =>
    operation === "booking_create"
  ) as [typeof creations[number]];
  const { body } = await callRest(app, operation, {
    token: await app.tokenFor("usr_1"),
    args: args({ text: "", round: 0, now: START }),
  });
  await addAdmin(owner, { id: "adm_1", now: START });
  const cookie = `mcp_admin=${await addSession(owner, "adm_1", START)}`;
  const note = async () => {
    const path = `/api/admin/${routeOf("booking_update")}`;
    const request = new Request(ORIGIN + path, {
      method: "POST",
      headers: {
        cookie,
        origin: ORIGIN,
        "content-type": "application/json",
        "idempotency-key": "staff-1",
      },
      body: JSON.stringify({ bookingId: body.booking.id, note: SECRET }),
    });
    const response = await app.fetch(request);
    const { status, headers } = response;
    return { status, headers, body: await response.json() };
  };
  assertEquals((await note()).status, 200);
  assertEquals(await forget(app, "usr_1"), 200);
  expectRefused("staff", await note() as Answer, "customer_forgotten");
  await expectNothingBack(app, "staff");
});

Deno.test("a write that is under way while its customer is forgotten brings nothing back", async () => {
  await using shop = await openShop();
  const { app } = shop;
  const statuses = new Set<number>();
  for (let round = 0; round < 12; round++) {
    const token = await app.tokenFor("usr_1");
    const writes = creations.map(({ operation, args }) =>
      callRest(app, operation, {
        token,
        args: args({ text: SECRET, round: 0, now: START }),
        headers: { "idempotency-key": `${operation}-${round}` },
      })
    );
    const forgetting = Array.from(
      { length: round % 3 + 1 },
      () => forget(app, "usr_1"),
    );
    const answers = await Promise.all(writes);
    assert((await Promise.all(forgetting)).every((status) => status === 200));
    for (const { status } of answers) statuses.add(status);
    await expectNothingBack(app, `round ${round}`);
    await app.database.owner`delete from revocations`;
    await app.database.owner`truncate customers cascade`;
  }
  console.log(`answers of writes under way: ${[...statuses].sort().join()}`);
});

Deno.test("no replay after forgetting was let through", () => {
  console.log(`${tried} replays and looks for what came back`);
  console.log(`figure: replays_after_forget = ${wrong.length} (goal = 0)`);
  assertEquals(wrong, []);
});
