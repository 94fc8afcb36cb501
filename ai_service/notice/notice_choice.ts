import type { Locale } from "../../shared/ui/locale.ts";
import type { User } from "../auth/user.ts";
import { lineFriendKey, noticeSettingsKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { NoticeChannels } from "./deps.ts";
import type { LineFriend } from "./line_friend.ts";
import { type Channel, NOTICE_KINDS, type NoticeKind } from "./notice.ts";
import {
  changeSettings,
  channelsOf,
  type NoticeSettings,
  settingsFromForm,
  settingsOf,
} from "./notice_settings.ts";

/** What a person can choose of notices, and has chosen. */
export interface NoticeChoice {
  language: Locale;
  /** Those by which the person can be reached, and the kinds that they send. */
  channels: { channel: Channel; on: NoticeKind[] }[];
  /** Whether LINE has told that the shop's account is no friend. */
  isBlockedAtLine: boolean;
}

interface ChoiceDeps {
  kv: Kv;
  channels: NoticeChannels;
}

/** Null where this service reaches nobody, as no channel is configured. */
export async function noticeChoice(
  { kv, channels: configured }: ChoiceDeps,
  user: User,
): Promise<NoticeChoice | null> {
  if (!configured.line && !configured.mail) return null;
  const keys = [noticeSettingsKey(user.id), lineFriendKey(user.id)];
  const [stored, friend] = await kv.getMany<unknown>(keys);
  const { language, off } = settingsOf(
    user,
    (stored?.value ?? null) as NoticeSettings | null,
  );
  const isOn = (channel: Channel) => (kind: NoticeKind) =>
    !off[channel].includes(kind);
  return {
    language,
    channels: channelsOf(user, configured).map((channel) => ({
      channel,
      on: NOTICE_KINDS.filter(isOn(channel)),
    })),
    isBlockedAtLine: (friend?.value as LineFriend | null)?.isFriend === false,
  };
}

/** Keeps what the person chose in the form. */
export async function saveNoticeChoice(
  { kv, channels: configured }: ChoiceDeps,
  user: User,
  form: FormData,
): Promise<void> {
  const channels = channelsOf(user, configured);
  await changeSettings(
    kv,
    user.id,
    (before) => settingsFromForm(form, channels, before),
  );
}
