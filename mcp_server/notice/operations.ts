import type { Operation } from "../operation/operation.ts";
import { noticeClaim } from "./claim_operation.ts";
import { noticeCheck, noticeDone } from "./deliver_operations.ts";
import {
  noticeAddFeed,
  noticeFeeds,
  noticeRevokeFeed,
} from "./feed_operations.ts";
import { noticeList, noticeRetry } from "./list_operations.ts";
import { noticePreferencesRead, noticeSetPreferences } from "./preferences.ts";
import {
  noticeResetWords,
  noticeSetWords,
  noticeWordsRead,
} from "./words_operations.ts";

/** What a service does that delivers notices to its users. */
export const noticeOperations: readonly Operation[] = [
  noticeClaim,
  noticeCheck,
  noticeDone,
];

/** What staff alone do with notices. */
export const noticeStaffOperations: readonly Operation[] = [
  noticeList,
  noticeRetry,
  noticePreferencesRead,
  noticeSetPreferences,
  noticeWordsRead,
  noticeSetWords,
  noticeResetWords,
  noticeFeeds,
  noticeAddFeed,
  noticeRevokeFeed,
];
