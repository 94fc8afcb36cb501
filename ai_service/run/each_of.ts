/**
 * Does it to each item, to so many at once. Rejects as soon as one rejects; no
 * further item is begun by the runner that it was with.
 */
export async function eachOf<Item>(
  items: Iterable<Item>,
  atOnce: number,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  // All runners take from the same iterator.
  const rest = Iterator.from(items);
  const run = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) {
      await act(next.value);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}
