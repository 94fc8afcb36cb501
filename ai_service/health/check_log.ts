import type { Log } from "../../shared/http/log.ts";
import { type Check, NOT_KNOWN } from "./check.ts";

/** How long the MCP server may take to start beside this one, in milliseconds. */
const START_MS = 60_000;

/** Logs a check when its result changes, and the first one only if it is bad. */
export class CheckLog {
  readonly #log: Log;
  readonly #elapsed: () => number;
  readonly #last = new Map<string, string>();
  #hasReachedMcp = false;

  /** @param elapsed Milliseconds since the process started. */
  constructor(log: Log, elapsed: () => number) {
    this.#log = log;
    this.#elapsed = elapsed;
  }

  note(check: Check): void {
    const { name, status, reason, facts, cause } = check;
    // The check that it depends on has been logged.
    if (reason === NOT_KNOWN) return;
    const isExpected = this.#isStarting(check) || status === "ok";
    const state = `${status} ${reason} ${isExpected}`;
    const last = this.#last.get(name) ?? "ok undefined true";
    this.#last.set(name, state);
    if (state === last) return;
    this.#log[isExpected ? "info" : "error"]("readiness_changed", {
      check: name,
      status,
      reason,
      ...facts,
      ...(!isExpected && { cause }),
    });
  }

  /**
   * Both services may start at the same time. An isolate of Workers, whose clock
   * begins in 1970, is never one that starts.
   */
  #isStarting({ name, status }: Check): boolean {
    if (name !== "mcp_server") return false;
    if (status === "ok") this.#hasReachedMcp = true;
    return !this.#hasReachedMcp && this.#elapsed() < START_MS;
  }
}
