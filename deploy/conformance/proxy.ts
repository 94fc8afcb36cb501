/** A server that listens on a port. */
export interface Listening extends AsyncDisposable {
  /** Its origin, e.g. `http://localhost:40123`. */
  origin: string;
}

/** Handles a request. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** Serves on a free port of localhost. */
export function listen(handler: Handler): Listening {
  const server = Deno.serve({
    port: 0,
    hostname: "localhost",
    onListen: () => {},
  }, handler);
  return {
    origin: `http://localhost:${server.addr.port}`,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}

/**
 * Forwards requests to the server at `origin` with a token added, for clients
 * that cannot get one. Everything else is unchanged, `Origin` included.
 */
export function addTokens(
  origin: () => string,
  token: () => Promise<string>,
): Handler {
  return async (request) => {
    const { pathname, search } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set("authorization", `Bearer ${await token()}`);
    const body = request.body && await request.arrayBuffer();
    return await fetch(new URL(pathname + search, origin()), {
      method: request.method,
      headers,
      body,
      redirect: "manual",
    });
  };
}
