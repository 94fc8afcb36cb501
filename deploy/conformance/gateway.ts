import type { TestApp } from "../../mcp_server/test_app.ts";
import { outcomeOf } from "../../mcp_server/surfaces/test_calls.ts";
import { listen, type Listening } from "./proxy.ts";

/** What a call of a tool came to: its result, or the error of its refusal. */
export type Outcome = Record<string, unknown>;

/**
 * Stands between a client and the server, so that a call can fare otherwise
 * than the list of tools before it promised.
 */
export class Gateway implements AsyncDisposable {
  readonly #app: Pick<TestApp, "fetch">;
  readonly #server: Listening;
  /** Run just before the next call of a tool reaches the server. */
  beforeCall: (() => Promise<unknown>) | undefined;
  /** Sent with the next call of a tool in place of the client's own token. */
  token: string | undefined;
  /** What the last call of a tool came to, as the server said it. */
  outcome: Outcome | undefined;

  constructor(app: Pick<TestApp, "fetch">) {
    this.#app = app;
    this.#server = listen((request) => this.#pass(request));
  }

  /** The endpoint, as the client knows it. */
  get url(): string {
    return `${this.#server.origin}/mcp`;
  }

  async #pass(request: Request): Promise<Response> {
    if (request.method !== "POST") return await this.#app.fetch(request);
    const body = await request.text();
    const { url, headers } = request;
    const pass = (headers: Headers) =>
      this.#app.fetch(new Request(url, { method: "POST", headers, body }));
    if (JSON.parse(body).method !== "tools/call") return await pass(headers);
    await this.beforeCall?.();
    const changed = new Headers(headers);
    if (this.token) changed.set("authorization", `Bearer ${this.token}`);
    const response = await pass(changed);
    this.outcome = outcomeOf({ body: await response.clone().json() });
    return response;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
