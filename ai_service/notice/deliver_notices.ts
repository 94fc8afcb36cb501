import { inParallel } from "../agent/in_parallel.ts";
import { deliverNotice } from "./deliver_notice.ts";
import type { NoticeDeps } from "./deps.ts";
import type { Notice } from "./notice.ts";
import { claimNotices } from "./shop_notices.ts";

/** Notices that are claimed at once: all are sent long before 60 s have passed. */
const LIMIT = 20;
/** Notices that are sent at once. */
const AT_ONCE = 5;
/** Claims of one call, as a Worker may make so many requests only. */
const MOST_CLAIMS = 5;

/**
 * Sends the notices that are due to this service's customers. The shop gives each
 * of them to one caller at a time, so this may run in several places at once. Once
 * the shop was asked too often, the rest waits for a later call.
 */
export async function deliverNotices(deps: NoticeDeps): Promise<void> {
  try {
    for (let claims = 0; claims < MOST_CLAIMS; claims++) {
      const notices = await claimNotices(deps.callAsService, LIMIT);
      const goesOn = await deliverAll(deps, notices);
      if (!goesOn || notices.length < LIMIT) return;
    }
  } catch (cause) {
    deps.log.error("notices_delayed", { cause });
  }
}

/** False where the shop was asked too often. */
async function deliverAll(
  deps: NoticeDeps,
  notices: readonly Notice[],
): Promise<boolean> {
  let goesOn = true;
  await inParallel(notices, AT_ONCE, async (one) => {
    if (goesOn && !await deliverNotice(deps, one)) goesOn = false;
  });
  return goesOn;
}
