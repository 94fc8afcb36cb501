import { assertEquals, assertRejects } from "@std/assert";
import { fetchAnswers, type Wire } from "./answer_fetch.ts";
import { UnreadableAnswerError } from "./model_error.ts";
import { OPENAI_WIRE } from "./openai_chunks.ts";

/** Serves this text and then nothing; tells when the client has gone. */
function serveAndHang(text: string) {
  const gone = Promise.withResolvers<void>();
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () =>
      new Response(
        new ReadableStream({
          start: (body) => body.enqueue(new TextEncoder().encode(text)),
          cancel: () => gone.resolve(),
        }),
      ),
  );
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    gone: gone.promise,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

Deno.test("a reader that leaves while it waits lets the connection go", async () => {
  await using server = serveAndHang("data: {}\n\n");
  const response = await fetchAnswers(OPENAI_WIRE)(server.url);
  const reader = response.body!.getReader();
  await reader.read();
  const waiting = reader.read();
  await reader.cancel();
  await server.gone;
  assertEquals((await waiting).done, true);
});

Deno.test("a request that is stopped before the first byte lets the connection go", async () => {
  await using server = serveAndHang("\n");
  const stop = new AbortController();
  const answer = fetchAnswers(OPENAI_WIRE)(server.url, { signal: stop.signal });
  const failed = assertRejects(() => answer);
  stop.abort();
  await failed;
});

/** Reads what a server sends as an answer of this wire. */
async function read(body: string, wire: Wire): Promise<string> {
  await using server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    () => new Response(body),
  );
  const url = `http://127.0.0.1:${server.addr.port}`;
  return await (await fetchAnswers(wire)(url)).text();
}

const WIRE: Wire = {
  end: "END",
  missingEnd: "data: missing\n\n",
  hasNames: false,
  toEvents: (answer) => answer === 1 ? "data: one\n\n" : undefined,
};

Deno.test("streams are told by their first line, and a missing end is added", async () => {
  for (const start of ["data:1", "event: a", ": comment", "\n\n id: 1"]) {
    assertEquals(await read(`${start}\nEND`, WIRE), `${start}\nEND`);
    const broken = await read(start, WIRE);
    assertEquals(broken, `${start}data: missing\n\n`);
  }
});

Deno.test("JSON becomes a stream, and anything else is no answer", async () => {
  assertEquals(await read(" 1 ", WIRE), "data: one\n\n");
  for (const body of ["2", "<html>", "{", ""]) {
    await assertRejects(() => read(body, WIRE), UnreadableAnswerError);
  }
});
