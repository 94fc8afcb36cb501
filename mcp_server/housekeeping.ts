import { traceWork } from "../shared/tracing/current_trace.ts";
import type { Deps } from "./deps.ts";
import { checkAlerts } from "./monitoring/check_alerts.ts";
import { sendOwnNotices } from "./notice/send_own_notices.ts";
import { deleteStaleRows, recordHousekeeping } from "./storage/housekeeping.ts";

/** How often an instance runs the housekeeping, in milliseconds. */
const INTERVAL_MS = 60_000;

type HousekeepingDeps =
  & Pick<Deps, "sql" | "now" | "log" | "slices">
  & Partial<Pick<Deps, "metrics" | "alerts" | "notices">>;
type ScheduleDeps = HousekeepingDeps & Pick<Deps, "isPrepared">;

/**
 * Deletes stale rows of the server's own tables, then runs the housekeeping of
 * each slice that declares one, mails the notices that are due, and applies the
 * rules of alerts. It keeps the database small; results are correct without it, but
 * nobody is mailed. Several instances can run it at the same time.
 */
export async function runHousekeeping(deps: HousekeepingDeps): Promise<void> {
  await traceWork("housekeeping", () => cleanUp(deps));
}

async function cleanUp(
  { sql, now, log, slices, metrics, alerts, notices }: HousekeepingDeps,
): Promise<void> {
  const attempt = async (of: string, run: () => Promise<void>) => {
    try {
      await run();
      metrics?.cleaned(of, "ok", now());
    } catch (cause) {
      metrics?.cleaned(of, "failed", now());
      log.error("housekeeping_failed", { of, cause });
    }
  };
  await attempt("server", () => deleteStaleRows(sql));
  for (const { noun, housekeeping } of slices) {
    if (housekeeping) await attempt(noun, () => housekeeping(sql, now()));
  }
  if (alerts) await attempt("alerts", () => checkAlerts(alerts));
  if (notices) await attempt("notices", () => sendOwnNotices(notices));
  await attempt("record", () => recordHousekeeping(sql));
}

/** Runs the housekeeping of one instance, one run after the other. */
export interface Housekeeper extends AsyncDisposable {
  /** Runs it once more, if there is a database. */
  run(): Promise<void>;
}

/**
 * Runs the housekeeping at once and every minute until disposed, as soon as there
 * is a database.
 */
export function startHousekeeping(deps: ScheduleDeps): Housekeeper {
  let running = Promise.resolve();
  const run = () =>
    running = running.then(async () => {
      if (deps.isPrepared()) await runHousekeeping(deps);
    });
  void run();
  const timer = setInterval(run, INTERVAL_MS);
  return {
    run,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await running;
    },
  };
}
