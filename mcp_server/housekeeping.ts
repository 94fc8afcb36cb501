import type { Deps } from "./deps.ts";
import { releaseExpiredOrders } from "./order/stock.ts";
import { deleteStaleRows } from "./storage/housekeeping.ts";

/** How often an instance keeps house, in milliseconds. */
const EVERY_MS = 60_000;

type HouseDeps = Pick<Deps, "sql" | "now" | "log">;

/**
 * Does once what keeps the database small. Every answer is right without it,
 * and any number of instances may do it at the same time.
 */
export async function runHousekeeping(
  { sql, now, log }: HouseDeps,
): Promise<void> {
  try {
    await deleteStaleRows(sql);
    await releaseExpiredOrders(sql, now());
  } catch (cause) {
    log.error("housekeeping_failed", { cause });
  }
}

/** Keeps house every minute, until it is disposed of. */
export function startHousekeeping(deps: HouseDeps): AsyncDisposable {
  let atWork = Promise.resolve();
  const timer = setInterval(() => {
    atWork = atWork.then(() => runHousekeeping(deps));
  }, EVERY_MS);
  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await atWork;
    },
  };
}
