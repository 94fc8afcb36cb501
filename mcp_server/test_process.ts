import { freePort } from "../deploy/local/free_port.ts";
import { ServiceProcess } from "../deploy/local/service_process.ts";
import { type TestKeys, testVariables } from "./test_app.ts";

/** Options of {@linkcode TestProcess}. */
export interface TestProcessOptions {
  databaseUrl: string;
  keys: TestKeys;
  /** Further environment variables. */
  environment?: Record<string, string>;
  /** Another copy of the project than this one. */
  project?: string;
  /** Is told of each line that the process writes. */
  log?: (line: string) => void;
}

/** The server as a separate process, started as in production. */
export class TestProcess implements AsyncDisposable {
  readonly origin: string;
  readonly #service: ServiceProcess;

  constructor(options: TestProcessOptions) {
    const { databaseUrl, keys, environment, project, log = () => {} } = options;
    const port = freePort();
    this.origin = `http://localhost:${port}`;
    this.#service = new ServiceProcess({
      name: "mcp-server",
      entry: "mcp_server/main.ts",
      ...(project !== undefined && { project }),
      origin: this.origin,
      environment: () => ({
        ...Deno.env.toObject(),
        ...testVariables(databaseUrl, keys, this.origin),
        MCP_SERVER_PORT: String(port),
        ...environment,
      }),
      log,
    });
  }

  /** Resolves when the server accepts requests. */
  start(): Promise<void> {
    return this.#service.start();
  }

  /** Kills the process with SIGKILL. */
  kill(): Promise<void> {
    return this.#service.kill();
  }

  /** Sends a request to the process; same signature as an app's `fetch`. */
  readonly fetch = (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    return fetch(new Request(this.origin + pathname + search, request));
  };

  [Symbol.asyncDispose](): Promise<void> {
    return this.#service.stop();
  }
}
