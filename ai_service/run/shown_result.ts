import { shorten } from "../agent/tool_result.ts";

/** Longest result that the transcript keeps, in characters of JSON. */
const RESULT_LENGTH = 16_000;

/**
 * A tool's result as the page is given it. Of a longer one the first of its lists
 * are kept, as an event must fit a value of the store.
 */
export function shownResult(result: unknown): unknown {
  return shorten(result, RESULT_LENGTH);
}
