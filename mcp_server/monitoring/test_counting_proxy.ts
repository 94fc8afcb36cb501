/** What a {@linkcode CountingProxy} saw of one route. */
export interface Seen {
  requests: number;
  bytes: number;
}

/**
 * A proxy in front of several instances, in turn, that counts for itself what it
 * passes on. It gets bodies without compression.
 */
export class CountingProxy implements AsyncDisposable {
  readonly seen = new Map<string, Seen>();
  readonly origin: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  #next = 0;

  /** @param routeOf The name under which a request is counted. */
  constructor(
    instances: readonly string[],
    routeOf: (method: string, path: string, status: number) => string,
  ) {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      async (request) => {
        const instance = instances[this.#next++ % instances.length]!;
        const { pathname, search } = new URL(request.url);
        const headers = new Headers(request.headers);
        headers.delete("host");
        const hasBody = !["GET", "HEAD"].includes(request.method);
        const answer = await fetch(instance + pathname + search, {
          method: request.method,
          headers,
          redirect: "manual",
          ...(hasBody && { body: await request.arrayBuffer() }),
        });
        const body = await answer.arrayBuffer();
        const route = routeOf(request.method, pathname, answer.status);
        const seen = this.seen.get(route) ?? { requests: 0, bytes: 0 };
        seen.requests++;
        seen.bytes += body.byteLength;
        this.seen.set(route, seen);
        return new Response(null, { status: answer.status });
      },
    );
    this.origin = `http://localhost:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose]() {
    await this.#server.shutdown();
  }
}
