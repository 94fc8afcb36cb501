import { assertEquals } from "@std/assert";
import type { StaffBrowser } from "./test_staff.ts";

/** Calls whose times are taken of each list. */
interface Counted {
  calls: number;
}

/**
 * The 95th percentile of a list's pages, in ms. One that misses the goal is
 * measured twice more, and the median counts: other work of the machine meets
 * one list or another, and a slow list is slow again.
 */
export async function p95OfList(
  owner: StaffBrowser,
  list: { name: string; args: object },
  { calls, goalMs }: Counted & { goalMs: number },
): Promise<number> {
  const measure = () => p95Of(() => readPages(owner, list), { calls });
  const first = await measure();
  if (first <= goalMs) return first;
  const all = [first, await measure(), await measure()];
  return all.toSorted((a, b) => a - b)[1]!;
}

/** The 95th percentile of what `measure` resolves to; the first call only plans. */
export async function p95Of(
  measure: () => Promise<number[]>,
  { calls }: Counted,
): Promise<number> {
  await measure();
  const times: number[] = [];
  for (let call = 0; call < calls; call++) times.push(...await measure());
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

/**
 * The first page, the one behind it and one from the midst of the list, where
 * there are such: the time of each.
 */
async function readPages(
  owner: StaffBrowser,
  { name, args }: { name: string; args: object },
): Promise<number[]> {
  const times: number[] = [];
  const read = async (cursor?: string) => {
    const started = performance.now();
    const { status, body } = await owner.call(name, { ...args, cursor });
    times.push(performance.now() - started);
    assertEquals(status, 200, `${name} ${JSON.stringify(args)}: ${body.error}`);
    const items: { id?: string }[] = body.items ?? [];
    return { ids: items.map(({ id }) => id), next: body.nextCursor };
  };
  const { ids, next } = await read();
  if (!next) return times;
  ids.push(...(await read(next)).ids);
  const known = ids.filter((id) => id !== undefined);
  assertEquals(new Set(known).size, known.length, `${name}: nobody twice`);
  await read(aYearBefore(next));
  return times;
}

/** A cursor as of a page far behind, where the list is one by time. */
function aYearBefore(cursor: string): string {
  const bytes = Uint8Array.fromBase64(cursor, { alphabet: "base64url" });
  const [owner, first, id] = JSON.parse(new TextDecoder().decode(bytes));
  const at = new Date(first);
  const isTime = /^\d{4}-/.test(first);
  at.setUTCFullYear(at.getUTCFullYear() - 1);
  const position = [owner, isTime ? at.toISOString() : first, id];
  return new TextEncoder().encode(JSON.stringify(position))
    .toBase64({ alphabet: "base64url", omitPadding: true });
}
