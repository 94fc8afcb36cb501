import type { ResultActions } from "./actions.ts";

/** The last reading of each tool. */
const readings = new Map<
  string,
  { until: unknown; result: Promise<unknown> }
>();

/** Reads by a tool, once for all cards of the page as long as `until` is the same. */
export function readShared(
  { read }: Pick<ResultActions, "read">,
  tool: string,
  { args, until }: { args: Record<string, unknown>; until: unknown },
): Promise<unknown> {
  const known = readings.get(tool);
  if (known && known.until === until) return known.result;
  const result = read(tool, args);
  readings.set(tool, { until, result });
  // The next card tries again.
  result.catch(() => readings.delete(tool));
  return result;
}
