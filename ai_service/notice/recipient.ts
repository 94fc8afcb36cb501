import type { Locale } from "../../shared/ui/locale.ts";
import type { User } from "../auth/user.ts";
import {
  noticeAttemptKey,
  noticeSettingsKey,
  profileKey,
} from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { Channel, Notice } from "./notice.ts";
import { type NoticeSettings, settingsOf } from "./notice_settings.ts";

/**
 * Providers know a key for a day. A notice that was tried is sent by the same
 * channel and in the same words again, or it might arrive twice.
 */
const KEPT_MS = 2 * 24 * 60 * 60_000;

/** The first attempt to send a notice. */
export interface NoticeAttempt {
  channel: Channel;
  language: Locale;
}

/** The person whom a notice is for, as far as it matters for sending it. */
export interface Recipient {
  user: User;
  settings: NoticeSettings;
  /** Null for a notice that was not tried. */
  attempt: NoticeAttempt | null;
}

/** Null where the account was deleted. */
export async function readRecipient(
  kv: Kv,
  { userId, noticeId }: Pick<Notice, "userId" | "noticeId">,
): Promise<Recipient | null> {
  const entries = await kv.getMany<unknown>([
    profileKey(userId),
    noticeSettingsKey(userId),
    noticeAttemptKey(userId, noticeId),
  ]);
  const [user, stored, attempt] = entries.map(({ value }) => value) as [
    User | null,
    NoticeSettings | null,
    NoticeAttempt | null,
  ];
  if (!user) return null;
  return { user, settings: settingsOf(user, stored), attempt };
}

/** Keeps by which channel and in which language the notice is sent. */
export async function noteAttempt(
  kv: Kv,
  { userId, noticeId }: Pick<Notice, "userId" | "noticeId">,
  attempt: NoticeAttempt,
): Promise<void> {
  const key = noticeAttemptKey(userId, noticeId);
  await kv.set(key, attempt, { expireIn: KEPT_MS });
}
