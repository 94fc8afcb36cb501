// This module is portable: it runs on Deno and on Workers.
import { monotonicFactory } from "ulid"; // ids whose text order is their time order

const next = monotonicFactory();

/** A new ULID, later in order than all that this process made before. */
export function newMessageId(now: Date): string {
  return next(now.getTime());
}
