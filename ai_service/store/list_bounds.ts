import type { ListOptions } from "./kv.ts";

/** @throws {TypeError} If a bound of the list is not below its prefix. */
export function requireBelowPrefix({ prefix, start, end }: ListOptions): void {
  for (const bound of [start, end]) {
    if (bound && !prefix.every((part, index) => bound[index] === part)) {
      throw new TypeError(
        "Cannot list: start and end must be below the prefix",
      );
    }
  }
}
