import type { Key, ListOptions } from "../kv.ts";
import type { Partition, StoredEntry } from "./partition.ts";

/** Entries that are asked for at once. */
const PAGE = 500;

/** The entries of a list, read page by page; `now` is in milliseconds. */
export async function* listPages(
  partition: Pick<Partition, "list">,
  { limit = Infinity, ...range }: ListOptions,
  now: number,
): AsyncGenerator<StoredEntry> {
  let left = limit;
  let after: Key | undefined;
  while (left > 0) {
    const { entries, hasMore } = await partition.list({
      ...range,
      limit: Math.min(left, PAGE),
      now,
      ...(after && { after }),
    });
    yield* entries;
    left -= entries.length;
    after = entries.at(-1)?.key;
    if (!hasMore) return;
  }
}
