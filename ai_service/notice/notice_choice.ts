import type { Locale } from "../../shared/ui/locale.ts";
import type { User } from "../auth/user.ts";
import { noticeSettingsKey } from "../store/keys.ts";
import type { Kv } from "../store/kv.ts";
import type { NoticeChannels } from "./deps.ts";
import { type LineRelation, lineRelation } from "./line_relation.ts";
import { type Channel, NOTICE_KINDS, type NoticeKind } from "./notice.ts";
import {
  changeSettings,
  channelsOf,
  isOff,
  type NoticeSettings,
  settingsFromForm,
  settingsOf,
} from "./notice_settings.ts";

/** The options for notices in the settings, with the present choice. */
export interface NoticeChoice {
  language: Locale;
  /** Those by which the person can be reached, and the kinds that they send. */
  channels: { channel: Channel; on: NoticeKind[] }[];
  /** Null where LINE does not tell, or has no part in it. */
  atLine: LineRelation | null;
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
  const [stored, atLine] = await Promise.all([
    kv.get<NoticeSettings>(noticeSettingsKey(user.id)),
    lineRelation(configured.line, user),
  ]);
  const settings = settingsOf(user, stored.value);
  const isOn = (channel: Channel) => (kind: NoticeKind) =>
    !isOff(settings, channel, kind);
  return {
    language: settings.language,
    channels: channelsOf(user, configured).map((channel) => ({
      channel,
      on: NOTICE_KINDS.filter(isOn(channel)),
    })),
    atLine,
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
