/** A load balancer: each request goes to the next instance in rotation. */
export class RoundRobin implements AsyncDisposable {
  /** Origins of the instances that get requests. */
  readonly instances: string[] = [];
  readonly origin: string;
  readonly #server: Deno.HttpServer<Deno.NetAddr>;
  #next = 0;

  constructor() {
    this.#server = Deno.serve(
      { port: 0, hostname: "127.0.0.1", onListen() {} },
      (request) => this.#forward(request),
    );
    this.origin = `http://127.0.0.1:${this.#server.addr.port}`;
  }

  async [Symbol.asyncDispose]() {
    await this.#server.shutdown();
  }

  async #forward(request: Request): Promise<Response> {
    const instance = this.instances[this.#next++ % this.instances.length]!;
    const { pathname, search } = new URL(request.url);
    return await fetch(instance + pathname + search, {
      method: request.method,
      headers: request.headers,
      body: await request.arrayBuffer(),
    });
  }
}
