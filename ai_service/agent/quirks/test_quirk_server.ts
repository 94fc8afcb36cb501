import { createServer, type ServerResponse } from "node:http";
import { DROP, HANG, HOLD, type Piece, type Reply } from "./test_quirk.ts";

/** A model's server that follows a quirk. */
export interface QuirkServer extends AsyncDisposable {
  /** Without a path. */
  origin: string;
  /** Bodies of all requests, in order. */
  requests: Record<string, unknown>[];
  /** Lets the pieces behind a `HOLD` go. */
  release(): void;
}

/** Serves the replies in order, and then the last of them for ever. */
export async function serveQuirk(
  replies: readonly Reply[],
): Promise<QuirkServer> {
  const requests: Record<string, unknown>[] = [];
  const held = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk);
    requests.push(await new Response(new Blob(chunks as BlobPart[])).json());
    const reply = replies[requests.length - 1] ?? replies.at(-1)!;
    await send(reply, response, held.promise);
  });
  await new Promise<void>((resolve) =>
    server.listen(0, "127.0.0.1", () => resolve())
  );
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    release: held.resolve,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function send(
  { status = 200, headers = {}, pieces }: Reply,
  response: ServerResponse,
  released: Promise<void>,
): Promise<void> {
  if (pieces[0] === DROP) return void response.socket?.destroy();
  response.writeHead(status, headers);
  response.flushHeaders();
  for (const piece of pieces) {
    if (piece === HANG) return;
    if (piece === DROP) return void response.destroy();
    if (piece === HOLD) await released;
    else await write(response, piece);
  }
  response.end();
}

/** Each piece arrives as one of its own. */
function write(
  response: ServerResponse,
  piece: Exclude<Piece, symbol>,
): Promise<void> {
  return new Promise((resolve) => response.write(piece, () => resolve()));
}
