import { assertEquals } from "@std/assert";
import { hoursToday } from "./hours_today.ts";
import { SHOP } from "./test_shop.ts";

const shop = {
  ...SHOP,
  timeZone: "Asia/Tokyo",
  hours: [
    { weekday: 2, opens: "10:00", closes: "13:00" },
    { weekday: 2, opens: "14:00", closes: "19:00" },
    { weekday: 7, opens: "18:00", closes: "02:00" },
  ],
};

Deno.test("today is the shop's day, whatever the day elsewhere", () => {
  const tuesday = [
    { opens: "10:00", closes: "13:00" },
    { opens: "14:00", closes: "19:00" },
  ];
  assertEquals(hoursToday(shop, new Date("2030-01-07T16:00Z")), tuesday);
  assertEquals(hoursToday(shop, new Date("2030-01-08T14:59Z")), tuesday);
  assertEquals(hoursToday(shop, new Date("2030-01-08T15:00Z")), []);
});

Deno.test("hours within a closure are not shown, others are", () => {
  const closed = (from: string, to: string) => ({
    ...shop,
    closures: [{ from, to, reason: { ja: "", en: "" } }],
  });
  const now = new Date("2030-01-08T03:00Z");
  assertEquals(
    hoursToday(
      closed("2030-01-08T00:00:00+09:00", "2030-01-08T13:30:00+09:00"),
      now,
    ),
    [{ opens: "14:00", closes: "19:00" }],
  );
  const sunday = new Date("2030-01-06T10:00Z");
  assertEquals(
    hoursToday(
      closed("2030-01-06T00:00:00+09:00", "2030-01-07T00:00:00+09:00"),
      sunday,
    ),
    [{ opens: "18:00", closes: "02:00" }],
  );
});
