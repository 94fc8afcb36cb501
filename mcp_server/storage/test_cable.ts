/** Passes connections on to Postgres; it can be slowed down, cut and mended. */
export class Cable implements AsyncDisposable {
  readonly #target: { hostname: string; port: number };
  readonly #databaseUrl: string;
  readonly #open = new Set<Deno.Conn>();
  #listener: Deno.Listener;
  #accepting: Promise<void>;
  readonly #port: number;
  /** How much later the database's answers arrive, in milliseconds. */
  delay = 0;
  /** How many more pieces of the database's answers arrive before a cut. */
  piecesUntilCut = Infinity;
  #isCut = false;

  constructor(databaseUrl: string) {
    const { hostname, port } = new URL(databaseUrl);
    this.#databaseUrl = databaseUrl;
    this.#target = { hostname, port: Number(port) };
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
    this.#port = (this.#listener.addr as Deno.NetAddr).port;
    this.#accepting = this.#accept();
  }

  /** The database, through this cable. */
  get url(): string {
    const url = new URL(this.#databaseUrl);
    url.hostname = "127.0.0.1";
    url.port = String(this.#port);
    return url.href;
  }

  /** Ends every connection and lets no new one through. */
  async cut(): Promise<void> {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#listener.close();
    for (const end of this.#open) {
      try {
        end.close();
      } catch {
        // Closed by its other end already.
      }
    }
    this.#open.clear();
    await this.#accepting;
  }

  mend(): void {
    this.#isCut = false;
    const port = this.#port;
    this.#listener = Deno.listen({ hostname: "127.0.0.1", port });
    this.#accepting = this.#accept();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.cut();
  }

  async #accept() {
    const passing: Promise<unknown>[] = [];
    for await (const near of this.#listener) {
      const far = await Deno.connect(this.#target);
      if (this.#isCut) {
        near.close();
        far.close();
        continue;
      }
      this.#open.add(near).add(far);
      passing.push(
        near.readable.pipeTo(far.writable).catch(() => {}),
        far.readable.pipeThrough(this.#delayed()).pipeTo(near.writable)
          .catch(() => {}),
      );
    }
    await Promise.all(passing);
  }

  #delayed() {
    return new TransformStream<Uint8Array<ArrayBuffer>>({
      transform: async (chunk, controller) => {
        if (this.delay > 0) await wait(this.delay);
        if (this.piecesUntilCut-- <= 0) this.cut();
        controller.enqueue(chunk);
      },
    });
  }
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
