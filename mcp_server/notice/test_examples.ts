import type { SliceExamples } from "../surfaces/test_slices.ts";

const NOTICE = "0e2d3b8e-7f5c-4a57-9a0f-3d3f6c1c1a11";
const WORDS = { kind: "booking_booked", locale: "en" };

export const examples: SliceExamples = {
  inputs: () => ({
    notice_list: {},
    notice_retry: { noticeId: NOTICE },
    notice_preferences: {},
    notice_set_preferences: { kinds: ["booking_booked"] },
    notice_words: {},
    notice_set_words: { ...WORDS, subject: "{when}", text: "{service}" },
    notice_reset_words: WORDS,
    notice_feeds: {},
    notice_add_feed: { tokenSha256: "0".repeat(64) },
    notice_revoke_feed: { feedId: "fed_1" },
  }),
  untried: ["notice_claim.limit", "notice_done.reason"],
  asOtherService: () => [
    ["notice_claim", { limit: 20 }, 200],
    ["notice_check", { noticeId: NOTICE }, 404],
    [
      "notice_done",
      { noticeId: NOTICE, outcome: "delivered", channel: "line" },
      404,
    ],
  ],
};
