import { assert, assertEquals } from "@std/assert";
import { createTestApp } from "../../test_app.ts";
import { HAIRCUT, openSalon } from "../../test_salon.ts";
import { callRest } from "../test_calls.ts";

const NOW = new Date("2026-03-02T03:00:00Z");
const MEGABYTE = 1024 * 1024;
const encoder = new TextEncoder();

/** The app on a TCP port, for attacks below the level of HTTP requests. */
async function start() {
  const app = await createTestApp({
    now: () => NOW,
    rateLimit: { perMinute: 1e9, burst: 1e9 },
  });
  await openSalon(app.database.owner, { capacity: 50 });
  const arrivals = { next: Promise.withResolvers<void>() };
  const answers: Promise<Response>[] = [];
  const server = Deno.serve({
    port: 0,
    hostname: "127.0.0.1",
    onListen: () => {},
  }, (request) => {
    arrivals.next.resolve();
    const answer = Promise.resolve(app.fetch(request));
    answers.push(answer);
    return answer;
  });
  return {
    app,
    arrivals,
    /** The response to each request, also if the client has left. */
    answers,
    port: server.addr.port,
    token: await app.tokenFor("usr_1"),
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await app[Symbol.asyncDispose]();
    },
  };
}

function connect(port: number): Promise<Deno.TcpConn> {
  return Deno.connect({ hostname: "127.0.0.1", port });
}

/** The head of a request, up to the empty line. */
function head(token: string, headers: Record<string, string | number>): string {
  const lines = Object.entries({
    "Host": "localhost:8788",
    "Content-Type": "application/json",
    "Accept": "application/json, text/event-stream",
    "Authorization": `Bearer ${token}`,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /mcp/tools/booking/create HTTP/1.1\r\n${lines.join("")}\r\n`;
}

/** The status line of the response, or undefined if there is none. */
async function readStatus(connection: Deno.Conn): Promise<string | undefined> {
  const buffer = new Uint8Array(4096);
  const length = await connection.read(buffer).catch(() => null);
  const text = new TextDecoder().decode(buffer.subarray(0, length ?? 0));
  return text.split("\r\n")[0] || undefined;
}

const endless: [string, Record<string, string | number>, string, string][] = [
  ["100 MB", { "Content-Length": 100 * MEGABYTE }, "", ""],
  ["an endless body", { "Transfer-Encoding": "chunked" }, "10000\r\n", "\r\n"],
];

for (const [name, headers, before, after] of endless) {
  Deno.test(`${name} is refused without reading all of it`, async () => {
    await using server = await start();
    using connection = await connect(server.port);
    const status = readStatus(connection);
    let answered = false;
    status.then(() => answered = true);
    await connection.write(encoder.encode(head(server.token, headers)));
    const chunk = encoder.encode(`${before}${" ".repeat(0x10000)}${after}`);
    let sent = 0;
    while (!answered && sent < 100 * MEGABYTE) {
      const written = await connection.write(chunk).catch(() => 0);
      if (written === 0) break;
      sent += written;
    }
    assertEquals(await status, "HTTP/1.1 413 Payload Too Large");
    assert(sent < 20 * MEGABYTE, `${sent} bytes were taken`);
  });
}

Deno.test("incomplete requests do not block other clients", async () => {
  await using server = await start();
  const held = await Array.fromAsync(
    { length: 200 },
    () => connect(server.port),
  );
  try {
    const headers = { "Content-Length": 100 };
    const halves = [
      "POST /mcp HTTP/1.1\r\nHost: local",
      `${head(server.token, headers)}{"serviceId":`,
    ];
    await Promise.all(
      held.map((connection, index) =>
        connection.write(encoder.encode(halves[index % 2]))
      ),
    );
    const url = `http://127.0.0.1:${server.port}/healthz`;
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    assertEquals(response.status, 200);
    await response.body?.cancel();
  } finally {
    for (const connection of held) connection.close();
  }
});

Deno.test("a client that disconnects early has booked once or not at all", async () => {
  await using server = await start();
  const { app, arrivals, answers, token, port } = server;
  const args = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };
  const body = JSON.stringify(args);
  const keys = Array.from({ length: 40 }, (_, index) => `key-${index}`);
  for (const key of keys) {
    using connection = await connect(port);
    const headers = {
      "Content-Length": body.length,
      "Idempotency-Key": key,
    };
    arrivals.next = Promise.withResolvers();
    await connection.write(encoder.encode(head(token, headers) + body));
    await arrivals.next.promise;
  }
  await Promise.allSettled(answers);
  const early = await app.database.owner`select from bookings`;
  console.log(
    `${early.length} of ${keys.length} disconnected clients had booked`,
  );
  assert(early.length > 0, "no client disconnected before its response");
  const bookings = new Set<string>();
  for (const key of keys) {
    const { status, body } = await callRest(app, "booking_create", {
      token,
      args,
      headers: { "idempotency-key": key },
    });
    assertEquals(status, 200);
    bookings.add(body.booking.id);
  }
  assertEquals(bookings.size, keys.length);
  const rows = await app.database.owner`select id from bookings`;
  assertEquals(new Set(rows.map(({ id }) => id)), bookings);
});
