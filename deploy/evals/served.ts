/** Answers a request. */
type Handler = (request: Request) => Response | Promise<Response>;

/** A server of HTTP whose address is known before what it serves. */
export interface Served extends AsyncDisposable {
  /** Its origin. */
  url: string;
  handle(handler: Handler): void;
}

/** Serves on a free port of this machine. */
export function serve(): Served {
  let answer: Handler = () => new Response(null, { status: 503 });
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {} },
    (request) => answer(request),
  );
  return {
    url: `http://localhost:${server.addr.port}`,
    handle(handler) {
      answer = handler;
    },
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
