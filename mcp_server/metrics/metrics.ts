import { Registry } from "../../shared/metrics/registry.ts";
import {
  REQUEST_SECONDS,
  RequestMetrics,
} from "../../shared/metrics/request_metrics.ts";

/** How a call of an operation ended. No part of it may be user input. */
export interface EndedCall {
  /** The event of its log line: `tool_called` or `preview_made`. */
  event: string;
  operation: string;
  /** `ok`, `replayed`, or an error's code. */
  outcome: string;
  seconds: number;
}

/** Connections of each of the database's pools, by their state. */
export type DatabaseState = Record<
  string,
  { busy: number; idle: number; waiting: number }
>;

/** The counts of the server, for `/metrics`. No label holds user input. */
export class Metrics {
  readonly #registry = new Registry();
  #database: (() => DatabaseState) | undefined;

  readonly requests = new RequestMetrics(this.#registry, "mcp_server");
  readonly #calls = this.#registry.counter({
    name: "mcp_server_calls_total",
    help: "Calls and previews of operations that ended, on all surfaces.",
    labels: ["event", "operation", "outcome"],
  });
  readonly #callSeconds = this.#registry.histogram({
    name: "mcp_server_call_duration_seconds",
    help: "Time of a call or preview of an operation.",
    labels: ["event", "operation"],
  }, REQUEST_SECONDS);
  readonly #checks = this.#registry.counter({
    name: "mcp_server_rate_limit_checks_total",
    help: "Calls checked against revocations and the rate limit.",
    labels: ["caller", "decision"],
  });
  readonly #connections = this.#registry.gauge({
    name: "mcp_server_database_connections",
    help: "Open connections to the database.",
    labels: ["pool", "state"],
  });
  readonly #waiting = this.#registry.gauge({
    name: "mcp_server_database_waiting",
    help: "Callers that wait for a connection to the database.",
    labels: ["pool"],
  });
  readonly #cleanings = this.#registry.counter({
    name: "mcp_server_housekeeping_total",
    help: "Runs of a part of the housekeeping.",
    labels: ["part", "outcome"],
  });
  readonly #cleanedAt = this.#registry.gauge({
    name: "mcp_server_housekeeping_last_success_timestamp_seconds",
    help: "When a part of the housekeeping last succeeded.",
    labels: ["part"],
  });

  called({ event, operation, outcome, seconds }: EndedCall): void {
    this.#calls.add({ event, operation, outcome });
    this.#callSeconds.observe({ event, operation }, seconds);
  }

  /** Observes the rate limiter. */
  callChecked(caller: string, decision: string): void {
    this.#checks.add({ caller, decision });
  }

  /** @param part `server`, or the noun of a slice. */
  cleaned(part: string, outcome: "ok" | "failed", now: Date): void {
    this.#cleanings.add({ part, outcome });
    if (outcome === "ok") this.#cleanedAt.set({ part }, now.getTime() / 1000);
  }

  /** @param read Called for every scrape. */
  watchDatabase(read: () => DatabaseState): void {
    this.#database = read;
  }

  /** All of it in the Prometheus text format. */
  text(): Promise<string> {
    const pools = Object.entries(this.#database?.() ?? {});
    for (const [pool, { busy, idle, waiting }] of pools) {
      this.#connections.set({ pool, state: "busy" }, busy);
      this.#connections.set({ pool, state: "idle" }, idle);
      this.#waiting.set({ pool }, waiting);
    }
    return Promise.resolve(this.#registry.text());
  }
}
