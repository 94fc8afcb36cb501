import type { ToolArguments } from "./turn.ts";

/**
 * The most that the arguments of one call may take, in bytes of JSON. An
 * approval keeps them up to four times, in one value of the store.
 */
const MAX_ARGUMENTS_BYTES = 8_000;

/** Whether the arguments are small enough to be kept wherever a call is kept. */
export function argumentsFit(args: ToolArguments): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(args));
  return bytes.length <= MAX_ARGUMENTS_BYTES;
}
