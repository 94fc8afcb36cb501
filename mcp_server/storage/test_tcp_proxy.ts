/** A TCP proxy in front of Postgres that can delay and break connections. */
export class TcpProxy implements AsyncDisposable {
  readonly #target: { hostname: string; port: number };
  readonly #databaseUrl: string;
  readonly #connections = new Set<Deno.Conn>();
  #listener: Deno.Listener;
  #accepting: Promise<void>;
  readonly #port: number;
  /** How long the database's answers are held back, in milliseconds. */
  delay = 0;
  /** Resolved once answers go on; while it waits the database seems to hang. */
  hang: Promise<void> = Promise.resolve();
  /** How many more chunks of the database's answers pass before a disconnect. */
  chunksUntilDisconnect = Infinity;
  #isDisconnected = false;
  /** How many connections were made so far. */
  accepted = 0;

  constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#databaseUrl = databaseUrl;
    this.#target = { hostname, port: Number(port) };
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    this.#port = (this.#listener.addr as Deno.NetAddr).port;
    this.#accepting = this.#accept();
  }

  /** The database's URL through this proxy. */
  get url(): string {
    const url = new URL(this.#databaseUrl);
    url.hostname = "127.0.0.1";
    url.port = String(this.#port);
    return url.href;
  }

  /** Closes every connection and accepts no new one. */
  async disconnect(): Promise<void> {
    if (this.#isDisconnected) return;
    this.#isDisconnected = true;
    this.#listener.close();
    for (const connection of this.#connections) {
      try {
        connection.close();
      } catch {
        // The other side has closed it already.
      }
    }
    this.#connections.clear();
    await this.#accepting;
  }

  /** Accepts connections again. */
  reconnect(): void {
    this.#isDisconnected = false;
    const port = this.#port;
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port });
    this.#accepting = this.#accept();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.disconnect();
  }

  async #accept() {
    const piping: Promise<unknown>[] = [];
    for await (const client of this.#listener) {
      const server = await Deno.connect(this.#target);
      if (this.#isDisconnected) {
        client.close();
        server.close();
        continue;
      }
      this.accepted++;
      this.#connections.add(client).add(server);
      piping.push(
        client.readable.pipeTo(server.writable).catch(() => {}),
        server.readable.pipeThrough(this.#delayed()).pipeTo(client.writable)
          .catch(() => {}),
      );
    }
    await Promise.all(piping);
  }

  #delayed() {
    return new TransformStream<Uint8Array<ArrayBuffer>>({
      transform: async (chunk, controller) => {
        await this.hang;
        if (this.delay > 0) await wait(this.delay);
        if (this.chunksUntilDisconnect-- <= 0) this.disconnect();
        controller.enqueue(chunk);
      },
    });
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
