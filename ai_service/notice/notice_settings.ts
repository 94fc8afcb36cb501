import { isLocale, type Locale } from "../../shared/ui/locale.ts";
import type { User } from "../auth/user.ts";
import { noticeSettingsKey, profileKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import { type Channel, CHANNELS, NOTICE_KINDS } from "./notice.ts";

/** What a person wants to be told, and in which language. */
export interface NoticeSettings {
  language: Locale;
  /** The kinds of notices that the channel must not send; `ALL` stands for any. */
  off: Record<Channel, readonly string[]>;
}

/** Every kind, also one that a later release of the shop has. */
export const ALL = "all";

/** Whether the channel must not send notices of this kind. */
export function isOff(
  { off }: NoticeSettings,
  channel: Channel,
  kind: string,
): boolean {
  return off[channel].includes(ALL) || off[channel].includes(kind);
}

/** What has not been chosen is sent, in the language of the last sign-in. */
export function settingsOf(
  user: User,
  stored: NoticeSettings | null,
): NoticeSettings {
  return stored ?? {
    language: user.language ?? "ja",
    off: { line: [], mail: [] },
  };
}

/**
 * What the person chose in the form: a box for each kind and channel. A box that
 * is as the form had shown it says nothing, so that what was chosen in another tab
 * since then stays.
 */
export function settingsFromForm(
  form: FormData,
  channels: readonly Channel[],
  before: NoticeSettings,
): NoticeSettings {
  const language = form.get("notice_language");
  const off = { ...before.off };
  for (const channel of channels) {
    const on = form.getAll(`notice_${channel}`);
    const shown = form.getAll(`shown_${channel}`);
    const kinds = NOTICE_KINDS.filter((kind) => {
      const isOn = on.includes(kind);
      const isAsShown = shown.length > 0 && isOn === shown.includes(kind);
      return isAsShown ? isOff(before, channel, kind) : !isOn;
    });
    off[channel] = kinds.length === NOTICE_KINDS.length ? [ALL] : kinds;
  }
  const isChosen = isLocale(language) &&
    language !== form.get("shown_language");
  return { language: isChosen ? language : before.language, off };
}

/**
 * Changes what the person has chosen. False where there is no such account any
 * more, of which nothing must be stored.
 */
export async function changeSettings(
  kv: Kv,
  userId: string,
  change: (before: NoticeSettings, user: User) => NoticeSettings,
): Promise<boolean> {
  const keys = [profileKey(userId), noticeSettingsKey(userId)];
  for (;;) {
    const [profile, stored] = await kv.getMany<unknown>(keys);
    const user = profile?.value as User | null | undefined;
    if (!profile || !stored || !user) return false;
    const before = settingsOf(user, stored.value as NoticeSettings | null);
    const { ok } = await kv.atomic([profile, stored], [
      { type: "set", key: stored.key, value: change(before, user) },
    ]);
    if (ok) return true;
  }
}

/** Mail of no kind. */
export function withoutMail(before: NoticeSettings): NoticeSettings {
  return { ...before, off: { ...before.off, mail: [ALL] } };
}

/** The channels by which this person can be reached at all. */
export function channelsOf(
  user: Pick<User, "provider" | "email">,
  configured: Readonly<Record<Channel, unknown>>,
): Channel[] {
  const has = { line: user.provider === "line", mail: user.email !== null };
  return CHANNELS.filter((channel) => has[channel] && configured[channel]);
}
