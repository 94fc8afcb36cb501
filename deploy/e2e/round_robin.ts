/**
 * A load balancer: each request goes to the next instance in rotation, and
 * without instances it answers 503.
 */
export class RoundRobin implements AsyncDisposable {
  /** Origins of the instances that get requests. */
  readonly instances: string[] = [];
  /** Requests that each of them got. */
  readonly served = new Map<string, number>();
  readonly origin: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  #next = 0;

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#forward(request),
    );
    this.origin = `http://localhost:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose]() {
    await this.#server.shutdown();
  }

  async #forward(request: Request): Promise<Response> {
    const instance = this.instances[this.#next++ % this.instances.length];
    if (instance === undefined) return new Response(null, { status: 503 });
    this.served.set(instance, (this.served.get(instance) ?? 0) + 1);
    const { pathname, search } = new URL(request.url);
    const hasBody = !["GET", "HEAD"].includes(request.method);
    return await fetch(instance + pathname + search, {
      method: request.method,
      headers: request.headers,
      redirect: "manual",
      ...(hasBody && { body: await request.arrayBuffer() }),
    });
  }
}
