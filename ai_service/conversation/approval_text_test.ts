import { assertEquals } from "@std/assert";
import type { ToolOutcome } from "../agent/tool_outcome.ts";
import { describeWrite } from "./approval_text.ts";
import type { PreviewContext } from "./approval_words.ts";

const service = {
  id: "svc_cut",
  name: { ja: "カット", en: "Haircut" },
  durationMinutes: 60,
  priceMinor: 5500,
  currency: "JPY",
};
const booking = {
  serviceId: "svc_cut",
  start: "2026-11-27T15:00:00+09:00",
  end: "2026-11-27T16:00:00+09:00",
};
const results: Record<string, unknown> = {
  booking_services: { services: [service] },
  booking_get: { booking },
};

function context(locale: "ja" | "en"): PreviewContext {
  return {
    locale,
    timeZone: "Asia/Tokyo",
    tools: [],
    read: (tool) =>
      Promise.resolve<ToolOutcome>(
        tool in results
          ? { ok: true, result: results[tool] }
          : { ok: false, error: { code: "not_found", error: "Not found" } },
      ),
  };
}

const create = {
  approvalId: "a",
  toolCallId: "t",
  tool: "booking_create",
  args: { serviceId: "svc_cut", start: booking.start },
};

Deno.test("a booking is put in words that a customer reads, in Japanese", async () => {
  assertEquals(await describeWrite(create, context("ja")), {
    title: "予約の確認",
    summary: "2026年11月27日金曜日 15:00～16:00に「カット」を予約します。",
    details: [
      { label: "メニュー", value: "カット" },
      { label: "日時", value: "2026年11月27日金曜日 15:00～16:00" },
      { label: "料金", value: "￥5,500" },
    ],
  });
});

Deno.test("a booking is put in words that a customer reads, in English", async () => {
  const { summary, details } = await describeWrite(create, context("en"));
  assertEquals(
    summary,
    "Book Haircut for Friday, November 27, 2026 3:00 PM–4:00 PM.",
  );
  assertEquals(details[2], { label: "Price", value: "¥5,500" });
});

Deno.test("a cancellation names the booking, not its id", async () => {
  const { summary } = await describeWrite(
    { ...create, tool: "booking_delete", args: { bookingId: "bkg_1" } },
    context("en"),
  );
  assertEquals(
    summary,
    "Cancel your booking of Haircut on Friday, November 27, 2026 3:00 PM–4:00 PM.",
  );
});

Deno.test("a write whose look-up fails still shows what it will do", async () => {
  const text = await describeWrite(
    { ...create, args: { serviceId: "svc_other", start: booking.start } },
    context("en"),
  );
  assertEquals(text.details, [
    { label: "serviceId", value: "svc_other" },
    { label: "start", value: booking.start },
  ]);
});
