import { noticeFeeds } from "../../notice/feed_operations.ts";
import { noticeList } from "../../notice/list_operations.ts";
import { noticeWordsRead } from "../../notice/words_operations.ts";
import type { Section } from "./sections.ts";

/** The pages about notices. */
export const noticePages: readonly Section[] = [
  {
    path: "/admin/notices",
    name: { ja: "お知らせ", en: "Notices" },
    reads: noticeList,
  },
  {
    path: "/admin/notices/words",
    name: { ja: "文面", en: "Words" },
    reads: noticeWordsRead,
  },
  {
    path: "/admin/notices/calendars",
    name: { ja: "カレンダーの配信", en: "Calendar feeds" },
    reads: noticeFeeds,
  },
];
