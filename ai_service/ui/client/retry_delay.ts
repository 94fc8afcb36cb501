const FIRST_MS = 400;
/** So that the page is back within two seconds after a deploy. */
const MOST_MS = 1_500;
/** A service that is away for longer is asked less often. */
const MANY = 60;
const LONG_MS = 8_000;

/** How long to wait before the next try, in milliseconds, after so many in vain. */
export function retryDelay(inVain: number): number {
  if (inVain >= MANY) return LONG_MS;
  return Math.min(FIRST_MS * 2 ** inVain, MOST_MS);
}
