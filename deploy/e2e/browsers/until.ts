import { TIMEOUT_MS } from "./browser.ts";

const POLL_MS = 50;

/**
 * Polls until the condition is true.
 *
 * @throws {Error} if it is not within {@linkcode TIMEOUT_MS}
 */
export async function until(
  what: string,
  holds: () => Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + TIMEOUT_MS;
  while (!await holds()) {
    if (performance.now() > deadline) {
      throw new Error(`Not within ${TIMEOUT_MS / 1000} s: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
