import { assertEquals } from "@std/assert";
import { SITE } from "../auth/staff_test_site.ts";
import { executablePath, openDesk } from "./test_calendar_page.ts";

const QUARTER = 15 * 1.3;

/** A day in New York, and what its clock does between one and three o'clock. */
const DAYS = [
  {
    day: "2030-03-10",
    hours: ["12:00 AM", "1:00 AM", "3:00 AM", "4:00 AM"],
    // An hour of the clock is missing, so this is 3:30 by it.
    quarter: 10,
    time: "03:30",
    start: "2030-03-10T07:30:00.000Z",
  },
  {
    day: "2030-11-03",
    hours: ["12:00 AM", "1:00 AM EDT", "1:00 AM EST", "2:00 AM"],
    // The second of the two times that are 1:30.
    quarter: 10,
    time: "01:30",
    start: "2030-11-03T06:30:00.000Z",
  },
] as const;

for (const { day, hours, quarter, time, start } of DAYS) {
  Deno.test({
    name: `in New York on ${day}, a browser in Tokyo books the hour it shows`,
    ignore: executablePath === undefined,
    async fn() {
      const timeZone = "America/New_York";
      await using desk = await openDesk({
        now: `${day}T00:10:00-05:00`,
        timeZone,
      });
      const { owner } = desk.site.database;
      await owner`update opening_hours set opens = '00:00' where id like 'hrs_a%'`;
      const { page, problems } = await desk.open({
        timezoneId: "Asia/Tokyo",
        height: 1400,
      });
      await page.goto(`${SITE}/admin/calendar?date=${day}`);
      await page.locator('[data-alive="true"]').waitFor();
      const shown = await page.locator(".calendar-hours-track span")
        .allTextContents();
      // The space before AM is a narrow one.
      const plain = shown.map((text) => text.replaceAll(/\s/g, " "));
      assertEquals(plain.slice(0, 4), [...hours]);

      const position = { x: 60, y: quarter * QUARTER + 4 };
      await page.locator("[data-track]").first().click({ position });
      assertEquals(await page.locator("#when-time").inputValue(), time);
      await page.locator("#guest-name").fill("Guest");
      await page.keyboard.press("Enter");
      await page.locator(".calendar-notice").getByText(/Guest is booked/)
        .waitFor();
      const startOf = async () => {
        const [row] = await owner<[{ start: Date }]>`
          select start_at as start from bookings`;
        return row.start.toISOString();
      };
      assertEquals(await startOf(), start);

      // Half an hour earlier by the clock on the wall and by every other one.
      await page.locator("[data-booking] button").focus();
      await page.keyboard.press("Alt+ArrowUp");
      await page.keyboard.press("Alt+ArrowUp");
      await page.locator(".calendar-notice").getByText(/Guest is now at/)
        .waitFor();
      const earlier = new Date(Date.parse(start) - 30 * 60_000).toISOString();
      assertEquals(await startOf(), earlier);
      assertEquals(problems, []);
    },
  });
}
