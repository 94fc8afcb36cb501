/** Runs `run` for each item, at most `width` at a time; results in order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  run: (item: T) => Promise<R> | R,
): Promise<R[]> {
  const results: R[] = new Array(items.length);
  const waiting = items.entries();
  await Promise.all(Array.from({ length: width }, async () => {
    for (const [index, item] of waiting) results[index] = await run(item);
  }));
  return results;
}
