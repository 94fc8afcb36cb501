import type { Deps } from "./deps.ts";
import { deleteStaleRows } from "./storage/housekeeping.ts";

/** How often an instance keeps house, in milliseconds. */
const EVERY_MS = 60_000;

type HouseDeps = Pick<Deps, "sql" | "now" | "log" | "slices">;

/**
 * Does once what keeps the database small: the server's own tables, then those
 * of each slice that declares it. Every answer is right without it, and any
 * number of instances may do it at the same time.
 */
export async function runHousekeeping(
  { sql, now, log, slices }: HouseDeps,
): Promise<void> {
  const attempt = async (of: string, run: () => Promise<void>) => {
    try {
      await run();
    } catch (cause) {
      log.error("housekeeping_failed", { of, cause });
    }
  };
  await attempt("server", () => deleteStaleRows(sql));
  for (const { noun, housekeeping } of slices) {
    if (housekeeping) await attempt(noun, () => housekeeping(sql, now()));
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
