import { assertEquals } from "@std/assert";
import {
  Client,
  StreamableHTTPClientTransport,
} from "@modelcontextprotocol/client";
import { createTestApp, type TestApp } from "../test_app.ts";
import { HAIRCUT, openSalon } from "../test_salon.ts";
import { outcomeOf } from "./test_calls.ts";

const CUSTOMERS = 200;
const NOW = new Date("2026-03-02T03:00:00Z");
const SLOT = "2026-03-06T15:00:00+09:00";

/** The result of a call: "booked", or the error code. */
interface Outcome {
  decision: string;
  nextSlots: unknown[];
}

async function bookOverRest(origin: string, token: string): Promise<Outcome> {
  const response = await fetch(`${origin}/mcp/tools/booking/create`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
    },
    body: JSON.stringify({ serviceId: HAIRCUT, start: SLOT }),
  });
  return readOutcome(await response.json());
}

async function bookOverMcp(origin: string, token: string): Promise<Outcome> {
  const client = new Client({ name: "race", version: "1.0.0" }, {
    versionNegotiation: { mode: "auto" },
  });
  const headers = { authorization: `Bearer ${token}` };
  const url = new URL(`${origin}/mcp`);
  await client.connect(
    new StreamableHTTPClientTransport(url, { requestInit: { headers } }),
  );
  const result = await client.callTool({
    name: "booking_create",
    arguments: { serviceId: HAIRCUT, start: SLOT },
  });
  await client.close();
  return readOutcome(outcomeOf({ body: { result } }));
}

function readOutcome(body: unknown): Outcome {
  const { booking, code, details } = body as {
    booking?: { start: string };
    code?: string;
    details?: { nextSlots?: unknown[] };
  };
  return {
    decision: booking ? "booked" : String(code),
    nextSlots: details?.nextSlots ?? [],
  };
}

/** All customers book at the same time, half of them over each surface. */
async function race(app: TestApp): Promise<Outcome[]> {
  const ids = Array.from({ length: CUSTOMERS }, (_, index) => `usr_${index}`);
  const tokens = await Promise.all(
    ids.map((id) => app.tokenFor(id, ["booking:create"])),
  );
  const server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
  }, app.fetch);
  const origin = `http://127.0.0.1:${server.addr.port}`;
  try {
    return await Promise.all(
      tokens.map((token, index) =>
        index % 2 === 0
          ? bookOverRest(origin, token)
          : bookOverMcp(origin, token)
      ),
    );
  } finally {
    await server.shutdown();
  }
}

for (
  const { capacity, figure } of [
    { capacity: 1, figure: "bookings_of_200" },
    { capacity: 3, figure: "bookings_of_200_capacity_3" },
  ]
) {
  Deno.test(`of ${CUSTOMERS} customers who want one slot, ${capacity} get it`, async () => {
    await using app = await createTestApp({
      now: () => NOW,
      connections: 10,
    });
    await openSalon(app.database.owner, { capacity });
    const outcomes = await race(app);
    const booked = outcomes.filter(({ decision }) => decision === "booked");
    console.log(`figure: ${figure} = ${booked.length} (goal ${capacity})`);
    assertEquals(booked.length, capacity);
    const refused = outcomes.filter(({ decision }) => decision !== "booked");
    for (const { decision, nextSlots } of refused) {
      assertEquals(decision, "slot_taken");
      assertEquals(nextSlots.length > 0, true);
    }
    const rows = await app.database.owner`
      select user_id, lane from bookings where status = 'confirmed'`;
    assertEquals(rows.length, capacity);
    assertEquals(new Set(rows.map((row) => row.lane)).size, capacity);
  });
}
