/** Times of an answer, in milliseconds. */
export interface Pace {
  /** From the request to the first token. */
  firstTokenMs: number;
  /** From each token to the next. */
  tokenMs: number;
}

/** A model whose answers are always the same, at a pace that can be set. */
export interface PacedModel extends AsyncDisposable {
  /** For `OPENAI_BASE_URL`. */
  baseUrl: string;
  pace: Pace;
}

/** As fast as it can be sent. */
export const INSTANT: Pace = { firstTokenMs: 0, tokenMs: 0 };
/** As a fast model of a provider answers. */
export const FAST: Pace = { firstTokenMs: 50, tokenMs: 10 };

const TOKENS = Array.from({ length: 20 }, (_, index) => `ことば${index} `);

/** Serves `POST /v1/chat/completions`, streaming, on a free local port. */
export function servePacedModel(): PacedModel {
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      await request.arrayBuffer();
      return new Response(ReadableStream.from(answer(model.pace)), {
        headers: { "content-type": "text/event-stream" },
      });
    },
  );
  const model: PacedModel = {
    baseUrl: `http://127.0.0.1:${server.addr.port}/v1`,
    pace: INSTANT,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
  return model;
}

async function* answer({ firstTokenMs, tokenMs }: Pace) {
  const began = performance.now();
  for (const [index, content] of TOKENS.entries()) {
    await until(began + firstTokenMs + index * tokenMs);
    const role = index === 0 ? { role: "assistant" } : {};
    yield chunk({ delta: { ...role, content }, finish_reason: null });
  }
  yield chunk({ delta: {}, finish_reason: "stop" });
  yield new TextEncoder().encode("data: [DONE]\n\n");
}

function chunk(choice: Record<string, unknown>): Uint8Array {
  const data = {
    id: "chatcmpl-paced",
    object: "chat.completion.chunk",
    created: 0,
    model: "paced",
    choices: [{ index: 0, ...choice }],
  };
  return new TextEncoder().encode(`data: ${JSON.stringify(data)}\n\n`);
}

/** Resolves at that time, and at once where it is over. */
export async function until(time: number): Promise<void> {
  const left = time - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
