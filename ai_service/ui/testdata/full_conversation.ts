import type {
  ChatMessage,
  ConversationView,
  MessagePart,
} from "../../conversation/events.ts";
import { waiting } from "./site.ts";

const SLOTS = Array.from({ length: 12 }, (_, at) => ({
  start: `2026-11-${27 + Math.floor(at / 4)}T${10 + at % 4}:00:00+09:00`,
  end: `2026-11-${27 + Math.floor(at / 4)}T${11 + at % 4}:00:00+09:00`,
}));

const SERVICES = [1, 2, 3].map((at) => ({
  id: `svc_${at}`,
  name: { ja: `メニュー${at}`, en: `Service ${at}` },
  description: { ja: "ていねいに仕上げます。", en: "Done with care." },
  durationMinutes: 60,
  priceMinor: 5_500,
  currency: "JPY",
}));

/** A conversation with Markdown, the cards of the shop, and a write that waits. */
export const full: ConversationView = {
  ...waiting,
  messages: [
    said("00A", "user", "どんなメニューがありますか"),
    said(
      "00B",
      "assistant",
      "**おすすめ**は次の三つです。\n\n1. メニュー1\n2. メニュー2\n3. メニュー3\n\n| 曜日 | 時間 |\n|---|---|\n| 金 | 10:00 |\n\n詳しくは `予約` とお伝えください。",
      found("booking_services", { services: SERVICES }),
    ),
    said("00C", "user", "金曜の空きは"),
    said(
      "00D",
      "assistant",
      "**金曜日**は次の時間が空いています。",
      found("booking_slots", { slots: SLOTS }),
    ),
    ...waiting.messages,
  ],
};

/** The same, and the times are the newest answer. */
export const withTimes: ConversationView = {
  ...full,
  messages: full.messages.slice(0, 4),
};

function found(name: string, result: unknown): MessagePart {
  const tool = { id: name, name, args: {}, result };
  return { type: "tool", tool: { ...tool, status: "succeeded" } };
}

function said(
  id: string,
  role: ChatMessage["role"],
  text: string,
  ...before: MessagePart[]
): ChatMessage {
  const parts: MessagePart[] = [...before, { type: "text", text }];
  return { id, role, text, parts, createdAt: "2026-11-23T05:00:00.000Z" };
}
