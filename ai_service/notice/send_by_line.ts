import type { NoticeDeps } from "./deps.ts";
import type { LineClient } from "./line_client.ts";
import { isQuotaSpent, noteQuota } from "./line_quota.ts";
import type { Notice } from "./notice.ts";
import { noteAttempt, type Recipient } from "./recipient.ts";

/** A notice that was sent, or why the channel does not send it. */
export type Sent = "sent" | { refused: string };

/** The two, where LINE is configured. */
type LineDeps = Pick<NoticeDeps, "kv"> & { line: LineClient };

/**
 * Sends the notice by LINE.
 *
 * @throws {SendError} If it is not known whether it was sent.
 */
export async function sendByLine(
  deps: LineDeps,
  recipient: Recipient,
  notice: Notice,
): Promise<Sent> {
  const { kv, line } = deps;
  const { user, attempt, settings } = recipient;
  const language = attempt?.language ?? settings.language;
  if (attempt?.channel !== "line") {
    const refused = await reasonAgainst(deps, recipient);
    if (refused) return { refused };
    await noteAttempt(kv, notice, { channel: "line", language });
  }
  const { text } = notice.words[language];
  const message = { to: user.providerUserId, text };
  const answer = await line.push({ ...message, retryKey: notice.noticeId });
  if (answer === "spent") await noteQuota(kv, 0);
  return answer === "sent" ? "sent" : { refused: REFUSALS[answer] };
}

const REFUSALS = {
  spent: "line_quota_spent",
  busy: "line_busy",
  refused: "line_refused",
};

async function reasonAgainst(
  { kv, line }: LineDeps,
  { user }: Recipient,
): Promise<string | undefined> {
  if (await isQuotaSpent(kv, line)) return REFUSALS.spent;
  const isFriend = await line.isFriend(user.providerUserId);
  return isFriend ? undefined : "not_a_friend";
}
