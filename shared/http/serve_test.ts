import { assert, assertEquals, assertStringIncludes } from "@std/assert";

/** The service of `test_server.ts` as a process of its own. */
class Service {
  readonly #process: Deno.ChildProcess;
  readonly #lines: AsyncIterator<string>;
  readonly events: string[] = [];
  port = 0;

  constructor() {
    this.#process = new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", import.meta.resolve("./test_server.ts")],
      stdout: "piped",
    }).spawn();
    this.#lines = linesOf(this.#process.stdout)[Symbol.asyncIterator]();
  }

  /** Waits for events in the log; none of them is skipped. */
  async logged(...wanted: string[]): Promise<void> {
    while (wanted.some((name) => !this.events.includes(name))) {
      const { done, value } = await this.#lines.next();
      if (done) throw new Error(`Ended without ${wanted}: ${this.events}`);
      const { event, port } = JSON.parse(value);
      this.events.push(event);
      if (port) this.port = port;
    }
  }

  connect = () => Deno.connect({ hostname: "127.0.0.1", port: this.port });

  stop = (signal: Deno.Signal = "SIGTERM") => this.#process.kill(signal);

  async ended(): Promise<number> {
    await this.logged("server_stopped");
    return (await this.#process.status).code;
  }

  async [Symbol.asyncDispose]() {
    try {
      this.#process.kill("SIGKILL");
    } catch {
      // It has ended.
    }
    await this.#process.status;
    await this.#lines.return?.();
  }
}

async function* linesOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
  let text = "";
  for await (const piece of stream.pipeThrough(new TextDecoderStream())) {
    const lines = (text + piece).split("\n");
    text = lines.pop()!;
    yield* lines;
  }
}

async function start(): Promise<Service> {
  const service = new Service();
  await service.logged("server_started");
  return service;
}

async function write(connection: Deno.Conn, ...lines: string[]) {
  await connection.write(new TextEncoder().encode(lines.join("\r\n")));
}

function request(connection: Deno.Conn, path: string) {
  return write(connection, `GET ${path} HTTP/1.1`, "Host: a", "", "");
}

/** Reads until `end` has arrived, or else until the connection is closed. */
async function read(connection: Deno.Conn, end?: string): Promise<string> {
  const decoder = new TextDecoder();
  const bytes = new Uint8Array(4096);
  let text = "";
  while (end === undefined || !text.includes(end)) {
    const length = await connection.read(bytes);
    if (length === null) break;
    text += decoder.decode(bytes.subarray(0, length), { stream: true });
  }
  return text;
}

/** Sends a POST with the beginning of its body. */
async function beginBody(service: Service, header: string, body: string) {
  const connection = await service.connect();
  const type = "Content-Type: application/json";
  const post = "POST /body HTTP/1.1";
  await write(connection, post, "Host: a", type, header, "", body);
  return connection;
}

/** Deno sends `Connection: close`, and leaves the closing to the client. */
async function assertRefused(connection: Deno.Conn, code: string) {
  const text = (await read(connection, `"}`)).toLowerCase();
  assertStringIncludes(text, "http/1.1 503");
  assertStringIncludes(text, "connection: close");
  assertStringIncludes(text, "retry-after: 1");
  assertStringIncludes(text, `"code":"${code}"`);
}

Deno.test("a body that still arrives at the signal is answered with 503 at once", async () => {
  await using service = await start();
  using sized = await beginBody(service, "Content-Length: 100", `{"a"`);
  await service.logged("body_begun");
  service.events.length = 0;
  const chunks = `4\r\n{"a"\r\n`;
  using chunked = await beginBody(
    service,
    "Transfer-Encoding: chunked",
    chunks,
  );
  await service.logged("body_begun");
  service.stop();
  await assertRefused(sized, "body_interrupted");
  await assertRefused(chunked, "body_interrupted");
  // Not because connections were closed: the other work has not ended yet.
  using alive = await service.connect();
  await request(alive, "/healthz");
  assertStringIncludes(await read(alive, "true}"), "200 OK");
  assertEquals(await service.ended(), 0);
});

Deno.test("while a request is still answered, new ones get 503, and the process says that it is alive but not ready", async () => {
  await using service = await start();
  using slow = await service.connect();
  await request(slow, "/slow");
  using kept = await service.connect();
  await request(kept, "/");
  assertStringIncludes(await read(kept, "hello"), "200 OK");
  await service.logged("slow_begun");
  service.stop();
  await service.logged("stop_called");

  await request(kept, "/");
  await assertRefused(kept, "stopping");
  using ready = await service.connect();
  await request(ready, "/readyz");
  await assertRefused(ready, "stopping");
  using alive = await service.connect();
  await request(alive, "/healthz");
  assertStringIncludes(await read(alive, "true}"), "200 OK");
  assertStringIncludes(await read(slow, "at last"), "200 OK");
  assertEquals(await service.ended(), 0);
});

/** Of Deno Deploy, and of a plain server. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

for (const signal of SIGNALS) {
  Deno.test(`event streams end whole once the other work has ended, after ${signal}`, async () => {
    await using service = await start();
    using events = await service.connect();
    await request(events, "/events");
    assertStringIncludes(await read(events, "data: first\n\n"), "200 OK");
    service.stop(signal);
    await service.logged("settled_called");
    assert(!service.events.includes("stream_aborted"));
    using alive = await service.connect();
    await request(alive, "/healthz");
    assertStringIncludes(await read(alive, "true}"), "200 OK");
    // The last chunk of a body that is complete (RFC 9112 section 7.1).
    assert((await read(events)).endsWith("0\r\n\r\n"));
    assertEquals(await service.ended(), 0);
    assertEquals(service.events, [
      "server_started",
      "server_stopping",
      "stop_called",
      "settled_called",
      "stream_aborted",
      "server_stopped",
    ]);
  });
}
