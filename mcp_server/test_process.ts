import { freePort } from "../deploy/local/ports.ts";
import { ServiceProcess } from "../deploy/local/service_process.ts";
import { type TestKeys, testVariables } from "./test_app.ts";

/** What a server process is told. */
export interface TestProcessOptions {
  databaseUrl: string;
  keys: TestKeys;
  /** Beyond what every server has to know. */
  environment?: Record<string, string>;
}

/** The server as a process of its own, started as in production. */
export class TestProcess implements AsyncDisposable {
  readonly origin: string;
  readonly #service: ServiceProcess;

  constructor({ databaseUrl, keys, environment }: TestProcessOptions) {
    const port = freePort();
    this.origin = `http://localhost:${port}`;
    this.#service = new ServiceProcess({
      name: "mcp-server",
      entry: "mcp_server/main.ts",
      origin: this.origin,
      environment: () => ({
        ...Deno.env.toObject(),
        ...testVariables(databaseUrl, keys, this.origin),
        MCP_SERVER_PORT: String(port),
        ...environment,
      }),
      log: () => {},
    });
  }

  /** Resolves when it serves. */
  start(): Promise<void> {
    return this.#service.start();
  }

  /** Ends it without a warning, as `kill -9` does. */
  kill(): Promise<void> {
    return this.#service.kill();
  }

  /** Sends a request to it, as to an app in this process. */
  readonly fetch = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(this.origin + pathname + search, request));
  };

  [Symbol.asyncDispose](): Promise<void> {
    return this.#service.stop();
  }
}
