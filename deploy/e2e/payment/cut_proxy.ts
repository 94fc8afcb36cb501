/** A chunk of a connection, on its way to the server or back. */
export interface Passing {
  direction: "request" | "answer";
  bytes: Uint8Array;
}

export interface CutProxyOptions {
  /** Port of the server at the moment; null while there is none. */
  target: () => Promise<number | null>;
  /** Whether the chunk goes on; if not, a process has died there. */
  passes: (chunk: Passing) => boolean;
}

const LOOPBACK = "127.0.0.1";

/** A TCP proxy whose connections end where one of the processes dies. */
export class CutProxy {
  readonly #options: CutProxyOptions;
  readonly #listener = Deno.listen({ hostname: LOOPBACK, port: 0 });
  readonly #connections = new Set<Deno.Conn>();
  #isClosed = false;

  constructor(options: CutProxyOptions) {
    this.#options = options;
    void this.#accept();
  }

  get port(): number {
    return (this.#listener.addr as Deno.NetAddr).port;
  }

  /** Ends all connections, as the server's process has died. */
  cut(): void {
    for (const connection of this.#connections) closeQuietly(connection);
    this.#connections.clear();
  }

  /** Ends all connections, and takes no new one. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#listener.close();
    this.cut();
  }

  async #accept(): Promise<void> {
    for await (const client of this.#listener) void this.#connect(client);
  }

  async #connect(client: Deno.Conn): Promise<void> {
    this.#connections.add(client);
    const server = await this.#reach();
    if (!server || this.#isClosed || !this.#connections.has(client)) {
      closeQuietly(client);
      if (server) closeQuietly(server);
      return;
    }
    this.#connections.add(server);
    await Promise.race([
      this.#pipe(client, server, "request"),
      this.#pipe(server, client, "answer"),
    ]);
    for (const end of [client, server]) {
      closeQuietly(end);
      this.#connections.delete(end);
    }
  }

  async #reach(): Promise<Deno.Conn | null> {
    const port = await this.#options.target();
    if (port === null) return null;
    return await Deno.connect({ hostname: LOOPBACK, port }).catch(() => null);
  }

  async #pipe(
    from: Deno.Conn,
    to: Deno.Conn,
    direction: Passing["direction"],
  ): Promise<void> {
    try {
      for await (const bytes of from.readable) {
        if (!this.#options.passes({ direction, bytes })) return;
        await writeAll(to, bytes);
      }
    } catch {
      // One of the ends was closed.
    }
  }
}

async function writeAll(to: Deno.Conn, bytes: Uint8Array): Promise<void> {
  for (let sent = 0; sent < bytes.length;) {
    sent += await to.write(bytes.subarray(sent));
  }
}

function closeQuietly(connection: Deno.Conn): void {
  try {
    connection.close();
  } catch {
    // It is closed already.
  }
}
