import type { Slice } from "../operation/slice.ts";
import {
  calendarFeeds,
  noticePreferences,
  notices,
  noticeWords,
} from "./columns.ts";
import { closeOldNotices } from "./housekeeping.ts";
import { noticeOperations, noticeStaffOperations } from "./operations.ts";

export const noticeSlice: Slice = {
  noun: "notice",
  title: { ja: "お知らせ", en: "Notices to customers and staff" },
  operations: noticeOperations,
  staffOperations: noticeStaffOperations,
  tables: [notices, noticePreferences, noticeWords, calendarFeeds],
  housekeeping: closeOldNotices,
};
