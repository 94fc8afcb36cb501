import { words } from "./words.ts";

/** Words of the page about calendar feeds. */
export const feedWords = words({
  title: "カレンダーの配信",
  lead:
    "Google カレンダー、Apple カレンダー、Outlook に URL を登録すると、予約がのります。更新の早さはカレンダーしだいです。",
  none: "配信はまだありません。",
  whole: "お店ぜんたい",
  of: "だれの予約",
  since: "作成",
  add: "URL を作る",
  revoke: "止める",
  madeTitle: "この URL を登録してください",
  madeLead:
    "この URL を知る人は、予約とお客様の名前を見られます。もう一度は表示できません。",
  done: { revoke: "配信を止めました。" },
}, {
  title: "Calendar feeds",
  lead:
    "Add the address to Google Calendar, Apple Calendar or Outlook to see bookings there. How soon they are updated depends on the calendar.",
  none: "There are no feeds yet.",
  whole: "The whole shop",
  of: "Whose bookings",
  since: "Created",
  add: "Make an address",
  revoke: "Revoke",
  madeTitle: "Add this address to the calendar",
  madeLead:
    "Whoever knows it sees bookings and customers' names. It cannot be shown again.",
  done: { revoke: "The feed is revoked." },
});
