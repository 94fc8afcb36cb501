import { assert, assertEquals } from "@std/assert";
import { createTestApp, type TestApp } from "./test_app.ts";
import { openSalon } from "./test_salon.ts";
import { callMcp, callRest } from "./mcp/test_calls.ts";
import { connect } from "./storage/postgres.ts";

/** Passes connections on to Postgres, until it is cut. */
class Cable implements AsyncDisposable {
  readonly #target: Deno.ConnectOptions;
  readonly #open = new Set<Deno.Conn>();
  #listener: Deno.Listener;
  #accepting: Promise<void>;
  readonly port: number;

  constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#target = { hostname, port: Number(port) };
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    this.port = (this.#listener.addr as Deno.NetAddr).port;
    this.#accepting = this.#accept();
  }

  async #accept() {
    const passing: Promise<unknown>[] = [];
    for await (const near of this.#listener) {
      const far = await Deno.connect(this.#target);
      this.#open.add(near).add(far);
      passing.push(
        near.readable.pipeTo(far.writable).catch(() => {}),
        far.readable.pipeTo(near.writable).catch(() => {}),
      );
    }
    await Promise.all(passing);
  }

  async cut() {
    this.#listener.close();
    for (const end of this.#open) {
      try {
        end.close();
      } catch {
        // Closed by its other end already.
      }
    }
    this.#open.clear();
    await this.#accepting;
  }

  mend() {
    const { port } = this;
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port });
    this.#accepting = this.#accept();
  }

  [Symbol.asyncDispose]() {
    return this.cut();
  }
}

async function assertUnavailable(app: TestApp, token: string) {
  for (const call of [callRest, callMcp]) {
    const { status, headers, body } = await call(app, "booking_services", {
      token,
    });
    assertEquals(status, 503);
    assert(Number(headers.get("retry-after")) > 0);
    assertEquals(body.code, "unavailable");
  }
  const ready = await app.fetch(new Request("http://localhost:8788/readyz"));
  assertEquals(ready.status, 503);
  await ready.body?.cancel();
  const alive = await app.fetch(new Request("http://localhost:8788/healthz"));
  assertEquals(alive.status, 200);
  await alive.body?.cancel();
}

Deno.test("without its database the server says 503, and with it again it serves", async () => {
  await using base = await createTestApp();
  await openSalon(base.database.owner);
  await using cable = new Cable(base.database.url);
  const url = new URL(base.database.url);
  url.port = String(cable.port);
  const sql = connect(url.href, { max: 2 });
  await using app = await createTestApp({ sql });
  try {
    const token = await app.tokenFor("usr_1");
    const services = () => callRest(app, "booking_services", { token });
    assertEquals((await services()).status, 200);
    for (let outage = 0; outage < 3; outage++) {
      await cable.cut();
      await assertUnavailable(app, token);
      cable.mend();
      assertEquals((await services()).status, 200);
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
});
