import type { ToolArguments } from "./turn.ts";

/**
 * Largest arguments of one call, in bytes of JSON. An approval contains them
 * twice, and its preview says them again, in one value of the store.
 */
export const MAX_ARGUMENTS_BYTES = 8_000;

/** Whether the arguments are small enough to be stored with their call. */
export function argumentsFit(args: ToolArguments): boolean {
  const bytes = new TextEncoder().encode(JSON.stringify(args));
  return bytes.length <= MAX_ARGUMENTS_BYTES;
}
