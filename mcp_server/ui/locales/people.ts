import { words } from "./words.ts";

/** Words of the pages about who and what takes bookings. */
export const peopleWords = words({
  title: "担当・席",
  lead: "予約を受ける人と場所です。カレンダーの列になります。",
  none: "まだありません。最初の 1 人、または 1 席を加えてください。",
  add: "担当・席を加える",
  name: "名前",
  nameJa: "名前（日本語）",
  nameEn: "名前（英語）",
  kind: "種類",
  kinds: { stylist: "スタイリスト", chair: "席", room: "部屋" },
  kindHint: "スタイリストは、お客様が名前で選べます",
  capacity: "同時に受ける予約の数",
  services: "できるメニュー",
  noServices: "先に「メニュー」のページで加えてください。",
  hours: "時間",
  ownHours: "自分の時間",
  shopHours: "お店と同じ",
  hoursLead:
    "この人・席だけの 1 週間の時間です。すべて空にすると、お店の営業時間と同じになります。",
  upcoming: "これからの予約",
  state: "状態",
  used: "受付中",
  unused: "使わない",
  retire: "予約を受けるのをやめる",
  retireQuestion: (count: number) =>
    count === 0
      ? "新しい予約を受けなくなります。"
      : `新しい予約を受けなくなります。これからの予約 ${count} 件は残るので、ほかの担当に移すか、お客様に連絡してください。`,
  offer: "また予約を受ける",
  edit: "変える",
  save: "保存する",
  done: {
    add: "加えました。",
    edit: "保存しました。",
    hours: "時間を保存しました。",
    retire: "予約を受けるのをやめました。",
    offer: "また予約を受けます。",
  },
}, {
  title: "Stylists and chairs",
  lead: "Who and what takes bookings. Each is a column of the calendar.",
  none: "There is nobody yet. Add the first stylist or chair.",
  add: "Add a stylist, chair or room",
  name: "Name",
  nameJa: "Name (Japanese)",
  nameEn: "Name (English)",
  kind: "Kind",
  kinds: { stylist: "Stylist", chair: "Chair", room: "Room" },
  kindHint: "Customers can ask for a stylist by name",
  capacity: "Bookings at one time",
  services: "Services",
  noServices: "First add a service on the page “Menu”.",
  hours: "Hours",
  ownHours: "Own hours",
  shopHours: "As the shop",
  hoursLead:
    "Weekly hours of this one alone. Where all are empty, those of the shop count.",
  upcoming: "Bookings to come",
  state: "State",
  used: "Takes bookings",
  unused: "Not in use",
  retire: "Take no more bookings",
  retireQuestion: (count) =>
    count === 0
      ? "It takes no new bookings."
      : `It takes no new bookings. The ${count} to come stay: move them to somebody else, or tell the customers.`,
  offer: "Take bookings again",
  edit: "Change",
  save: "Save",
  done: {
    add: "Added.",
    edit: "Saved.",
    hours: "The hours are saved.",
    retire: "No more bookings are taken.",
    offer: "Bookings are taken again.",
  },
});

export type PeopleWords = typeof peopleWords["ja"];
