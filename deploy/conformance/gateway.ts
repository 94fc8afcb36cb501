import type { TestApp } from "../../mcp_server/test_app.ts";
import { outcomeOf } from "../../mcp_server/surfaces/test_calls.ts";
import { listen, type Listening } from "./proxy.ts";

/** The result or the error of a tool call. */
export type Outcome = Record<string, unknown>;

/**
 * A proxy between client and server that can change a tool call, so that its
 * outcome differs from what the list of tools allowed.
 */
export class Gateway implements AsyncDisposable {
  readonly #app: Pick<TestApp, "fetch">;
  readonly #server: Listening;
  /** Runs before a tool call is forwarded. */
  beforeCall: (() => Promise<unknown>) | undefined;
  /** Replaces the client's token in tool calls. */
  token: string | undefined;
  /** The outcome of the last tool call, as the server sent it. */
  outcome: Outcome | undefined;

  constructor(app: Pick<TestApp, "fetch">) {
    this.#app = app;
    this.#server = listen((request) => this.#forward(request));
  }

  /** The endpoint's URL for the client. */
  get url(): string {
    return `${this.#server.origin}/mcp`;
  }

  async #forward(request: Request): Promise<Response> {
    if (request.method !== "POST") return await this.#app.fetch(request);
    const body = await request.text();
    const { url, headers } = request;
    const forward = (headers: Headers) =>
      this.#app.fetch(new Request(url, { method: "POST", headers, body }));
    if (JSON.parse(body).method !== "tools/call") return await forward(headers);
    await this.beforeCall?.();
    const changed = new Headers(headers);
    if (this.token) changed.set("authorization", `Bearer ${this.token}`);
    const response = await forward(changed);
    this.outcome = outcomeOf({ body: await response.clone().json() });
    return response;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#server[Symbol.asyncDispose]();
  }
}
