import type { Log } from "../../shared/http/log.ts";
import { type Check, NOT_KNOWN } from "./check.ts";

/** Logs a check when its result changes, and the first one only if it is bad. */
export class CheckLog {
  readonly #log: Log;
  readonly #last = new Map<string, string>();

  constructor(log: Log) {
    this.#log = log;
  }

  note({ name, status, reason, facts, cause }: Check): void {
    // The check that it depends on has been logged.
    if (reason === NOT_KNOWN) return;
    const state = `${status} ${reason}`;
    const last = this.#last.get(name) ?? "ok undefined";
    this.#last.set(name, state);
    if (state === last) return;
    const level = status === "ok" ? "info" : "error";
    this.#log[level]("readiness_changed", {
      check: name,
      status,
      reason,
      ...facts,
      cause,
    });
  }
}
