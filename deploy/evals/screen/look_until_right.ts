/** How long the screen may take to show what was done, in milliseconds. */
const WITHIN_MS = 1_500;
const POLL_MS = 50;

/** What is wrong with the screen: looks until nothing is, or until it is late. */
export async function lookUntilRight(
  look: () => Promise<string[]>,
): Promise<string[]> {
  const deadline = performance.now() + WITHIN_MS;
  for (;;) {
    const wrong = await look();
    if (wrong.length === 0 || performance.now() > deadline) return wrong;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
