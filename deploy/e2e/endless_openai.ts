/** A model's server whose answers end only when nobody reads on. */
export interface EndlessOpenAi extends AsyncDisposable {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
}

/**
 * Serves one answer in OpenAI's streaming protocol: chunks with these deltas, as
 * fast as the reader takes them.
 */
export function serveEndlessOpenAi(
  deltaOf: (index: number) => object,
  count: number,
): EndlessOpenAi {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      await request.body?.cancel();
      let index = 0;
      const body = new ReadableStream<Uint8Array>({
        pull(controller) {
          if (index > count) return controller.close();
          if (index++ === count) return controller.enqueue(END);
          const delta = { role: "assistant", ...deltaOf(index - 1) };
          controller.enqueue(lineOf(delta));
        },
      }, { highWaterMark: 0 });
      const headers = { "content-type": "text/event-stream" };
      return new Response(body, { headers });
    },
  );
  return {
    baseUrl: `http://127.0.0.1:${server.addr.port}/v1`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** The deltas of an answer of that many calls. */
export function manyCalls(index: number) {
  const args = JSON.stringify({ q: "x".repeat(1000) });
  return {
    tool_calls: [{
      index,
      id: `call_${index}`,
      type: "function",
      function: { name: "look", arguments: args },
    }],
  };
}

const encoder = new TextEncoder();

const END = encoder.encode("data: [DONE]\n\n");

function lineOf(delta: unknown): Uint8Array {
  const choices = [{ index: 0, delta, finish_reason: null }];
  const head = { id: "c", object: "chat.completion.chunk", created: 0 };
  const data = JSON.stringify({ ...head, model: "m", choices });
  return encoder.encode(`data: ${data}\n\n`);
}
