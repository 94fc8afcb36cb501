/** A proxy before the MCP server. */
export interface HoldingProxy extends AsyncDisposable {
  url: string;
  /** Holds the answers to writes back; requests go through. */
  hold(): void;
  /** Lets later answers through, and then those that were held back. */
  release(): void;
  /** Number of answers that are held back. */
  readonly held: number;
}

/** Starts the proxy on a free port, before the server of that port. */
export function startHoldingProxy(port: number): HoldingProxy {
  let gate: PromiseWithResolvers<void> | undefined;
  let held = 0;
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen: () => {} },
    async (request) => {
      const isWrite = request.headers.has("idempotency-key");
      const response = await forward(request, port);
      if (!isWrite || !gate) return response;
      held += 1;
      await gate.promise;
      return response;
    },
  );
  return {
    url: `http://localhost:${server.addr.port}`,
    hold: () => gate = Promise.withResolvers(),
    release() {
      gate?.resolve();
      gate = undefined;
      held = 0;
    },
    get held() {
      return held;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/** Sends the request on, to its end also if the client gives up. */
async function forward(request: Request, port: number): Promise<Response> {
  const url = Object.assign(new URL(request.url), {
    hostname: "localhost",
    port: String(port),
  });
  const { method, headers } = request;
  const body = await request.arrayBuffer();
  try {
    const response = await fetch(url, {
      ...{ method, headers, redirect: "manual" },
      ...(body.byteLength > 0 && { body }),
    });
    const answer = await response.arrayBuffer();
    const { status } = response;
    const isEmpty = answer.byteLength === 0;
    const answered = new Headers(response.headers);
    // `fetch` has decompressed the body.
    answered.delete("content-encoding");
    answered.delete("content-length");
    return new Response(isEmpty ? null : answer, { status, headers: answered });
  } catch {
    return new Response("The server cannot be reached", { status: 502 });
  }
}
