import { assert, assertEquals } from "@std/assert";
import fc from "fast-check";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import {
  executablePath,
  openDesk,
  type TestDesk,
} from "./test_calendar_page.ts";

/** Drags to try; a proof tries 200. */
const DRAGS = Number(Deno.env.get("CALENDAR_DRAGS") ?? 24);
const SEED = 20261127;
const QUARTER = 15 * 1.3;
const COLUMNS = ["res_aoki", "res_mori", "res_hayashi"];

const at = (time: string) => `2030-01-08T${time}:00+09:00`;

interface RandomDrag {
  booking: number;
  column: number;
  /** Quarters of an hour from the top. */
  quarter: number;
  resize: boolean;
}

async function openDay(desk: TestDesk): Promise<Page> {
  const { page } = await desk.open({ height: 1500 });
  await page.goto(`${SITE}/admin/calendar`);
  await page.locator('[data-alive="true"]').waitFor();
  return page;
}

/** Drags one booking; somebody else may be moving it at the same moment. */
async function drag(page: Page, random: RandomDrag): Promise<void> {
  const booking = page.locator("[data-booking]").nth(random.booking);
  const track = page.locator("[data-track]").nth(random.column);
  const [from, to] = await Promise.all([
    booking.boundingBox(),
    track.boundingBox(),
  ]);
  if (!from || !to) return;
  const stored = page.waitForResponse(/booking\/update/, { timeout: 3_000 })
    .catch(() => null);
  const y = random.resize ? from.y + from.height - 3 : from.y + 6;
  await page.mouse.move(from.x + 20, y);
  await page.mouse.down();
  await page.mouse.move(from.x + 26, y + 8);
  await page.mouse.move(to.x + 30, to.y + random.quarter * QUARTER + 6);
  await page.mouse.up();
  await stored;
  // The booking may have gone from under the pointer, which then draws.
  if (await page.locator("dialog[open]").count() > 0) {
    await page.keyboard.press("Escape");
  }
}

/** The bookings as a page shows them. */
function shownIn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("[data-booking]")].map((it) =>
      [
        it.dataset.booking,
        it.closest<HTMLElement>("[data-track]")!.dataset.track,
        it.dataset.from,
        it.dataset.until,
      ].join(" ")
    ).sort()
  );
}

async function storedIn({ site }: TestDesk): Promise<string[]> {
  const rows = await site.database.owner<{ text: string }[]>`
    select concat_ws(' ', id, resource_id,
      (extract(epoch from start_at) * 1000)::bigint,
      (extract(epoch from end_at) * 1000)::bigint) as text
    from bookings`;
  return rows.map(({ text }) => text).sort();
}

async function overlaps({ site }: TestDesk): Promise<number> {
  const [{ count }] = await site.database.owner<[{ count: number }]>`
    select count(*)::int as count from bookings a join bookings b
      on a.id < b.id and a.resource_id = b.resource_id and a.busy && b.busy`;
  return count;
}

Deno.test({
  name: "two browsers that drag at once never overlap, and soon show the same",
  ignore: executablePath === undefined,
  sanitizeOps: false,
  sanitizeResources: false,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    for (let index = 0; index < 12; index++) {
      const hour = String(10 + 2 * Math.floor(index / 3)).padStart(2, "0");
      await desk.book({
        id: `bkg_${index}`,
        name: `Guest ${index}`,
        start: at(`${hour}:00`),
        resourceId: COLUMNS[index % 3]!,
      });
    }
    const pages = [await openDay(desk), await openDay(desk)];
    const drags = fc.sample(
      fc.record({
        booking: fc.integer({ min: 0, max: 11 }),
        column: fc.integer({ min: 0, max: 2 }),
        quarter: fc.integer({ min: 2, max: 40 }),
        resize: fc.boolean(),
      }),
      { seed: SEED, numRuns: DRAGS },
    );
    await Promise.all(pages.map(async (page, browser) => {
      for (const [index, one] of drags.entries()) {
        if (index % 2 === browser) await drag(page, one);
      }
    }));
    const expected = await storedIn(desk);
    const began = performance.now();
    let shown: string[][] = [];
    do shown = await Promise.all(pages.map(shownIn)); while (
      performance.now() - began < 1_000 &&
      shown.some((each) => String(each) !== String(expected))
    );
    const [{ count: moved }] = await desk.site.database.owner<
      [{ count: number }]
    >`select count(*)::int as count from bookings where version > 1`;
    assert(moved >= 6, `only ${moved} bookings were moved`);
    const differ = shown.flatMap((each) => [
      ...each.filter((one) => !expected.includes(one)),
      ...expected.filter((one) => !each.includes(one)),
    ]);
    const wrong = await overlaps(desk) + differ.length;
    console.log(`${DRAGS} drags, ${moved} of 12 bookings moved`);
    console.log(`figure: calendar_disagree = ${wrong} (goal = 0)`);
    assertEquals(wrong, 0);
  },
});

Deno.test({
  name: "a day of 120 bookings is drawn within 100 ms of script",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    for (let index = 0; index < 120; index++) {
      const minutes = 10 * 60 + 15 * Math.floor(index / 3);
      const time = [Math.floor(minutes / 60), minutes % 60]
        .map((part) => String(part).padStart(2, "0")).join(":");
      await desk.book({
        id: `bkg_${index}`,
        name: `Guest ${index}`,
        start: at(time),
        minutes: 15,
        resourceId: COLUMNS[index % 3]!,
      });
    }
    const { page, context } = await desk.open();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    const times: number[] = [];
    // The machine may be busy with something else, so the best of five counts.
    for (let load = 0; load < 5; load++) {
      await page.goto(`${SITE}/admin/calendar`);
      await page.locator('[data-alive="true"]').waitFor();
      const { metrics } = await session.send("Performance.getMetrics");
      const script = metrics.find(({ name }) => name === "ScriptDuration");
      times.push(script!.value * 1000);
    }
    assertEquals(await page.locator("[data-booking]").count(), 120);
    const best = Math.min(...times);
    console.log(`script of each load: ${times.map(Math.round).join(", ")} ms`);
    console.log(
      `figure: calendar_120_script_ms = ${Math.round(best)} (goal <= 100)`,
    );
    assert(best <= 100);
  },
});
