import { createLog, type Log } from "../../shared/http/log.ts";
import { newTrace } from "../../shared/tracing/trace_context.ts";
import { inParallel } from "../agent/in_parallel.ts";
import type { Bindings } from "./bindings.ts";
import { openKv, userObject } from "./request_deps.ts";

/** An alarm that is later than this did not come, in milliseconds. */
const LATE_MS = 30_000;
/** Objects that are woken at once. */
const AT_ONCE = 10;

/** Wakes the object of every user whose due work waits, as alarms may fail. */
export async function wakeObjects(
  bindings: Bindings,
  log: Log = createLog({ service: "ai-service" }),
): Promise<void> {
  const until = new Date(Date.now() - LATE_MS);
  const userIds = new Set<string>();
  for await (const { partition } of openKv(bindings).listWakes(until)) {
    userIds.add(String(partition[1]));
  }
  await inParallel([...userIds], AT_ONCE, async (userId) => {
    try {
      await userObject(bindings, userId).wake(userId, newTrace());
    } catch (cause) {
      log.error("object_not_woken", { userId, cause });
    }
  });
  if (userIds.size > 0) log.info("objects_woken", { count: userIds.size });
}
