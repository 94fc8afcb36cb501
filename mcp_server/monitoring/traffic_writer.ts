import type { Log } from "../../shared/http/log.ts";
import type { Traffic } from "../metrics/traffic.ts";
import type { Sql } from "../storage/statement.ts";
import { writeCounts } from "./write_counts.ts";

/** How often an instance on Deno writes its counts, in milliseconds. */
const INTERVAL_MS = 5_000;

/**
 * After so long a write counts as given up, in milliseconds: a Worker drops what
 * a request still waits for when that request is over.
 */
const GIVEN_UP_MS = 30_000;

/** Dependencies of a {@linkcode TrafficWriter}. */
export interface TrafficWriterDeps {
  traffic: Traffic;
  timeZone: string;
  log: Log;
  now: () => Date;
}

/** Where counts are written: the database, as this request or instance has it. */
type Write = TrafficWriterDeps & { sql: Sql };

/**
 * Writes the counts of one instance, one statement at a time. Whoever asks while
 * another writes has nothing to do: that one goes on until nothing is left.
 */
export class TrafficWriter {
  #writingSince: number | undefined;

  /** Never throws: what cannot be written is written with the next counts. */
  async write({ traffic, sql, timeZone, log, now }: Write): Promise<void> {
    const started = now().getTime();
    if (started - (this.#writingSince ?? -Infinity) < GIVEN_UP_MS) return;
    this.#writingSince = started;
    for (let slot = traffic.take(); slot; slot = traffic.take()) {
      try {
        await writeCounts(sql, slot, timeZone);
      } catch (cause) {
        traffic.putBack(slot);
        log.error("traffic_not_written", { cause });
        break;
      }
    }
    this.#writingSince = undefined;
  }
}

/** Writes the counts every few seconds, and once more when it is disposed. */
export function startTrafficWriter(
  deps: Write & { isPrepared: () => boolean },
): AsyncDisposable {
  const writer = new TrafficWriter();
  let running = Promise.resolve();
  const write = () =>
    running = running.then(async () => {
      if (deps.isPrepared()) await writer.write(deps);
    });
  const timer = setInterval(write, INTERVAL_MS);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await write();
    },
  };
}
