import { LINE_QUOTA_KEY } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { LineClient } from "./line_client.ts";

/** How long what LINE told counts, in milliseconds. */
const KEPT_MS = 10 * 60_000;

/** The LINE account's quota of the month and its use, as last read. */
export interface LineQuota {
  /** Null where there is no limit. */
  left: number | null;
}

/**
 * Whether the messages of the month are spent. It is read from LINE at most every
 * ten minutes, so that a larger plan and a new month are noticed.
 *
 * @throws {SendError} If LINE does not tell.
 */
export async function isQuotaSpent(
  kv: Kv,
  line: Pick<LineClient, "messagesLeft">,
): Promise<boolean> {
  const { value: known } = await kv.get<LineQuota>(LINE_QUOTA_KEY);
  const left = known ? known.left : await line.messagesLeft();
  if (!known) await noteQuota(kv, left);
  return left !== null && left <= 0;
}

/** Keeps how many messages are left, for ten minutes. */
export async function noteQuota(kv: Kv, left: number | null): Promise<void> {
  const value: LineQuota = { left };
  await kv.set(LINE_QUOTA_KEY, value, { expireIn: KEPT_MS });
}
