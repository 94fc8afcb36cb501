// A service that is stopped by a signal in tests. Prints its log on stdout.
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { respondToError } from "./errors.ts";
import { readJson } from "./json_body.ts";
import { createLog } from "./log.ts";
import { requestId } from "./request_id.ts";
import { serveUntilSignal } from "./serve.ts";

const log = createLog({ service: "ai-service" });
const released = Promise.withResolvers<void>();
const stopping = new AbortController();

const app = new Hono()
  .use(requestId())
  .onError(respondToError(log))
  .get("/", (c) => c.text("hello"))
  .post("/body", async (c) => {
    log.info("body_begun");
    return c.json(await readJson(c.req.raw));
  })
  .get("/events", (c) =>
    streamSSE(c, async (stream) => {
      await stream.writeSSE({ data: "first" });
      const { promise, resolve } = Promise.withResolvers<void>();
      stream.onAbort(() => {
        log.info("stream_aborted");
        resolve();
      });
      await promise;
    }))
  .get("/slow", async (c) => {
    log.info("slow_begun");
    await released.promise;
    return c.text("at last");
  })
  .get("/healthz", (c) => {
    if (stopping.signal.aborted) released.resolve();
    return c.json({ ok: true });
  });

await serveUntilSignal({
  url: "http://localhost",
  port: 0,
  fetch: app.fetch,
  log,
  onStop: () => {
    log.info("stop_called");
    stopping.abort();
  },
  settled: async () => {
    log.info("settled_called");
    await released.promise;
  },
});
Deno.exit(0);
