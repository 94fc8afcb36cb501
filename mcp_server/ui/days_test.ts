import { assertEquals } from "@std/assert";
import type { StaffBooking } from "../booking/schemas.ts";
import { groupByDay, relationOf } from "./days.ts";
import {
  formatDay,
  formatPrice,
  formatTime,
  formatTimeZone,
} from "./format.ts";

const TOKYO = "Asia/Tokyo";
const NOW = new Date("2030-05-01T09:00:00+09:00");

Deno.test("bookings are grouped by the day they start on in the shop, not in UTC", () => {
  const starts = [
    "2030-05-01T23:30:00+09:00",
    "2030-05-02T00:00:00+09:00",
    "2030-05-02T08:00:00+09:00",
  ];
  const days = groupByDay(starts.map(bookingAt), TOKYO);
  assertEquals(
    days.map((day) => [day.key, day.bookings.length]),
    [["2030-05-01", 1], ["2030-05-02", 2]],
  );
});

Deno.test("near days have a word of their own", () => {
  const days = ["2030-04-29", "2030-04-30", "2030-05-01", "2030-05-02"];
  assertEquals(
    days.map((day) => relationOf(day, NOW, TOKYO)),
    [null, "yesterday", "today", "tomorrow"],
  );
});

Deno.test("tomorrow follows a day of 25 hours too", () => {
  const night = new Date("2030-11-03T00:30:00-04:00");
  assertEquals(
    relationOf("2030-11-04", night, "America/New_York"),
    "tomorrow",
  );
});

Deno.test("times, days and prices are written as people of each language write them", () => {
  const ja = { locale: "ja", timeZone: TOKYO } as const;
  const en = { locale: "en", timeZone: TOKYO } as const;
  assertEquals(formatTime(NOW, ja), "9:00");
  assertEquals(formatTime(NOW, en).replace("\u202f", " "), "9:00 AM");
  assertEquals(formatDay(NOW, NOW, ja), "5月1日(水)");
  assertEquals(formatDay(NOW, NOW, en), "Wednesday, May 1");
  const nextYear = new Date("2031-01-01T00:00:00+09:00");
  assertEquals(formatDay(nextYear, NOW, ja), "2031年1月1日(水)");
  assertEquals(formatDay(nextYear, NOW, en), "Wednesday, January 1, 2031");
  assertEquals(formatPrice(5500, "JPY", "ja"), "￥5,500");
  assertEquals(formatPrice(5500, "JPY", "en"), "¥5,500");
  assertEquals(formatPrice(5550, "USD", "en"), "$55.50");
  assertEquals(formatTimeZone(NOW, ja), "日本標準時");
});

function bookingAt(start: string): StaffBooking {
  return {
    id: start,
    start,
    end: start,
    status: "confirmed",
    customer: {
      id: "cus_1",
      name: "",
      furigana: null,
      email: null,
      phone: null,
    },
    service: { ja: "", en: "" },
    resource: { ja: "", en: "" },
    priceMinor: 0,
    currency: "JPY",
    note: null,
    createdBy: "mcp",
  };
}
