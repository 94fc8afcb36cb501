import { monotonicFactory } from "ulid";

const next = monotonicFactory();

/** A new ULID, later in order than all that this process made before. */
export function newMessageId(now: Date): string {
  return next(now.getTime());
}
