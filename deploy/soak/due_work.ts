import type { SoakStack } from "./soak_stack.ts";
import { duePrefix } from "../../ai_service/store/keys.ts";
import { setTimeout as delay } from "node:timers/promises";

/** Longest time in which everything is to be done by itself, in milliseconds. */
const SETTLING_MS = 120_000;

/**
 * Waits until the AI service has no due work left. The store is read from
 * outside, so that no request makes the service look after anything. Resolves to
 * the number of things left after two minutes.
 */
export async function settled(
  { countDueWork }: Pick<SoakStack, "countDueWork">,
): Promise<number> {
  const deadline = performance.now() + SETTLING_MS;
  for (;;) {
    const left = await countDueWork();
    if (left === 0 || performance.now() > deadline) return left;
    await delay(500);
  }
}

/** Counts the due work of these users in a file of Deno KV. */
export async function countInKvFile(
  kvPath: string,
  userIds: readonly string[],
): Promise<number> {
  using kv = await Deno.openKv(kvPath);
  const lists = userIds.map((userId) =>
    Array.fromAsync(kv.list({ prefix: [...duePrefix(userId)] }))
  );
  return (await Promise.all(lists)).flat().length;
}
