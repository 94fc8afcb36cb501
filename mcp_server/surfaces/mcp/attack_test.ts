import { assert, assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "../../test_app.ts";
import { HAIRCUT, openSalon } from "../../test_salon.ts";
import { toJsonSchema } from "../../operation/json_schema.ts";
import { operations } from "../../slices.ts";
import {
  type Attack,
  attacksWith,
  type Targets,
} from "./test_endpoint_attacks.ts";
import { ERROR_META } from "../../../shared/contract/tool_error.ts";
import { callRest } from "../test_calls.ts";

const NOW = new Date("2026-03-02T03:00:00Z");

/** A server without a rate limit, and a victim with two bookings. */
async function start() {
  const app = await createTestApp({
    now: () => NOW,
    rateLimit: { perMinute: 1e9, burst: 1e9 },
  });
  await openSalon(app.database.owner);
  const victim = await app.tokenFor("usr_victim");
  const book = (hour: number) =>
    callRest(app, "booking_create", {
      token: victim,
      args: {
        serviceId: HAIRCUT,
        start: `2026-03-05T${hour}:00:00+09:00`,
      },
    });
  const { body: { booking } } = await book(15);
  await book(16);
  const { body: { nextCursor: cursor } } = await callRest(app, "booking_list", {
    token: victim,
    args: { limit: 1 },
  });
  const targets: Targets = {
    token: await app.tokenFor("usr_attacker"),
    readOnly: await app.tokenFor("usr_attacker", ["booking:read"]),
    bookingId: booking.id,
    cursor,
  };
  return { app, targets };
}

Deno.test("no attack on the endpoint is accepted", async () => {
  const { app: opened, targets } = await start();
  await using app = opened;
  const { owner } = app.database;
  const before = await owner`select * from bookings order by id`;
  const attacks = attacksWith(targets);
  const accepted: string[] = [];
  for (const attack of attacks) {
    const response = await send(app, attack);
    const text = await response.text();
    const problem = findProblem(attack, response, text);
    if (problem) {
      const { id, name } = attack;
      accepted.push(`${id} ${name}: ${problem}, ${response.status} ${text}`);
    }
  }
  console.log(`${attacks.length} attacks on the endpoint tried`);
  console.log(`figure: attacks_accepted = ${accepted.length} (goal 0)`);
  assertEquals(accepted, []);
  assertEquals(await owner`select * from bookings order by id`, before);
});

function send({ fetch }: TestApp, attack: Attack) {
  const { path, method = "POST", token, headers, body } = attack;
  return fetch(
    new Request(`http://localhost:8788${path}`, {
      method,
      headers: {
        "content-type": "application/json",
        accept: "application/json, text/event-stream",
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body }),
    }),
  );
}

/** The problem of a response to an attack; undefined if there is none. */
function findProblem(
  attack: Attack,
  { status, headers }: Response,
  text: string,
): string | undefined {
  if (status >= 500) return "an error of the server";
  if (attack.status !== undefined && attack.status !== status) {
    return `not ${attack.status}`;
  }
  if (status === 200 && !isRefusal(JSON.parse(text))) return "accepted";
  if (/\bat .*\.ts:\d|select |insert |postgres|eyJ/i.test(text)) {
    return "reveals internals";
  }
  if (headers.get("x-content-type-options") !== "nosniff") return "no nosniff";
  if (headers.get("x-frame-options") !== "DENY") return "may be framed";
  if (headers.has("access-control-allow-origin")) return "open to other sites";
  return undefined;
}

// deno-lint-ignore no-explicit-any -- any answer of the protocol
function isRefusal({ error, result }: any): boolean {
  if (error) return error.code !== -32603;
  return result?.isError === true &&
    result._meta[ERROR_META].code !== "internal_error";
}

Deno.test("forged proxy headers change neither published documents nor challenges", async () => {
  await using app = await createTestApp();
  await app.database.owner`
    update trusted_issuers set metadata_url = 'https://ai.salon.test'`;
  const spoofed = {
    "host": "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "gopher",
    "forwarded": "host=evil.example",
    "x-original-host": "evil.example",
  };
  const published = [
    "/openapi.json",
    "/.well-known/oauth-protected-resource",
    "/.well-known/oauth-protected-resource/mcp",
  ];
  for (const path of published) {
    const get = async (headers: Record<string, string>) => {
      const url = `http://localhost:8788${path}`;
      const response = await app.fetch(new Request(url, { headers }));
      assertEquals(response.status, 200, path);
      return await response.text();
    };
    assertEquals(await get(spoofed), await get({}), path);
  }
  const refused = await send(app, { ...NO_TOKEN, headers: spoofed });
  assertEquals(refused.status, 401);
  assert(!JSON.stringify([...refused.headers]).includes("evil"));
});

const NO_TOKEN: Attack = {
  id: "M1",
  name: "no token",
  path: "/mcp",
  body: "{}",
};

Deno.test("CORS never allows credentials, and only listed origins", async () => {
  await using app = await createTestApp();
  const paths = ["/mcp", "/mcp/tools/booking/list", "/api/admin/me"];
  const origins = ["https://evil.example", "null", "https://shop.example.com"];
  for (const path of [...paths, "/auth/logout", "/openapi.json", "/healthz"]) {
    for (const origin of origins) {
      for (const method of ["OPTIONS", "GET", "POST"]) {
        const response = await app.fetch(
          new Request(`http://localhost:8788${path}`, {
            method,
            headers: { origin, "access-control-request-method": "POST" },
          }),
        );
        await response.body?.cancel();
        const { headers } = response;
        const allowed = headers.get("access-control-allow-origin");
        assert(allowed === null || allowed === "https://shop.example.com");
        assertEquals(headers.get("access-control-allow-credentials"), null);
        assert(response.status < 500);
      }
    }
  }
});

Deno.test("a flood of notifications has no effect", async () => {
  const { app: opened, targets } = await start();
  await using app = opened;
  const flood = Array.from({ length: 200 }, () =>
    send(app, {
      id: "M4",
      name: "a call without an id",
      path: "/mcp",
      token: targets.token,
      body: JSON.stringify({
        jsonrpc: "2.0",
        method: "tools/call",
        params: {
          name: "booking_create",
          arguments: { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" },
        },
      }),
    }));
  for (const response of await Promise.all(flood)) {
    assertEquals(response.status, 202);
    assertEquals(await response.text(), "");
  }
  const [{ n }] = await app.database.owner`
    select count(*)::int as n from bookings` as unknown as [{ n: number }];
  assertEquals(n, 2, "the victim's own");
});

/** Far more than any input takes, and far less than backtracking would. */
const TOO_LONG_MS = 3000;

Deno.test("no input makes a check slow", async () => {
  await using app = await createTestApp({
    now: () => NOW,
    rateLimit: { perMinute: 1e9, burst: 1e9 },
  });
  const token = await app.tokenFor("usr_1");
  const texts = [
    "2026-01-01T00:00:00." + "1".repeat(200_000),
    "2026-01-01T00:00:00." + "1".repeat(200_000) + "!",
    "0".repeat(200_000),
    "-".repeat(200_000),
    "%".repeat(99) + "_",
    "%a".repeat(49),
    "\\".repeat(99),
    "a".repeat(200_000) + "@",
    "A".repeat(399) + "=",
    "あ".repeat(60_000),
  ];
  let tried = 0;
  const slow: string[] = [];
  for (const operation of operations) {
    if (operation.audience !== "user") continue;
    const { properties = {} } = toJsonSchema(operation.input, "input");
    for (const field of Object.keys(properties)) {
      for (const text of texts) {
        const path = `/mcp/tools/${operation.noun}/${operation.verb}`;
        const started = performance.now();
        const { status } = await send(app, {
          ...{ id: "M9", name: field, path, token },
          body: JSON.stringify({ [field]: text }),
        });
        tried++;
        assert(status < 500, `${path} ${field}`);
        if (performance.now() - started > TOO_LONG_MS) {
          slow.push(`${path} ${field} ${text.slice(0, 20)}`);
        }
      }
    }
  }
  console.log(`${tried} long texts tried`);
  assertEquals(slow, []);
});
