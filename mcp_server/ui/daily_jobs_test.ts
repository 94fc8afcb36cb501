import { assert, assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import {
  executablePath,
  openDesk,
  type OpenWindow,
  type TestDesk,
} from "./test_calendar_page.ts";
import {
  addOrders,
  deskJobsByKeyboard,
  deskJobsByTouch,
} from "./test_desk_jobs.ts";
import { Finger, Keyboard, middleOf } from "./test_hands.ts";

const at = (time: string) => `2030-01-08T${time}:00+09:00`;
/** Height of a quarter of an hour. */
const QUARTER = 15 * 1.3;

/** The page, whose calendar is ready. */
async function openCalendar({ page }: OpenWindow, query = ""): Promise<void> {
  await page.goto(`${SITE}/admin/calendar${query}`);
  await page.locator('[data-alive="true"]').waitFor();
}

function booking(page: Page, name: string) {
  return page.locator("[data-booking]", { hasText: name });
}

function button(page: Page, name: string) {
  return page.getByRole("button", { name, exact: true });
}

async function said(page: Page, text: string | RegExp): Promise<void> {
  await page.locator(".calendar-notice").getByText(text).waitFor();
}

/** Types into the field that has the focus once the dialog is open. */
async function typeName(page: Page, name: string): Promise<void> {
  await page.locator("#guest-name:focus").waitFor();
  await page.keyboard.type(name);
}

/** A booking as it is stored: status, column, and start and end in Tokyo. */
async function stored({ site }: TestDesk, name: string): Promise<string> {
  const [row] = await site.database.owner<[Record<string, string>]>`
    select status, resource_id as "resourceId", cancel_reason as reason,
      to_char(start_at at time zone 'Asia/Tokyo', 'HH24:MI') as "from",
      to_char(end_at at time zone 'Asia/Tokyo', 'HH24:MI') as until
    from bookings join customers on customers.id = customer_id
    where customers.name = ${name}`;
  if (!row) return "none";
  const { status, resourceId, from, until, reason } = row;
  return [status, resourceId, `${from}-${until}`, reason]
    .filter(Boolean).join(" ");
}

async function closures({ site }: TestDesk): Promise<string[]> {
  const rows = await site.database.owner<{ text: string }[]>`
    select concat_ws(' ', resource_id,
      to_char(starts_at at time zone 'Asia/Tokyo', 'DD HH24:MI'),
      to_char(ends_at at time zone 'Asia/Tokyo', 'DD HH24:MI')) as text
    from closures order by starts_at, id`;
  return rows.map(({ text }) => text);
}

/** A salon with a booking of each kind that the jobs are about. */
async function openSalon(): Promise<TestDesk> {
  const desk = await openDesk({ now: at("11:20") });
  const bookings = [
    {
      id: "bkg_late",
      name: "Late",
      start: at("10:00"),
      resourceId: "res_mori",
    },
    { id: "bkg_move", name: "Mover", start: at("14:00") },
    { id: "bkg_size", name: "Sizer", start: at("16:00") },
    { id: "bkg_yes", name: "Yes", start: at("14:00"), status: "requested" },
    { id: "bkg_no", name: "Nope", start: at("16:00"), status: "requested" },
  ];
  for (const one of bookings) {
    const isAsked = one.status === "requested";
    await desk.book({
      resourceId: isAsked ? "res_mori" : "res_aoki",
      ...one,
    });
  }
  await addOrders(desk);
  return desk;
}

Deno.test({
  name: "the fifteen daily jobs are done by keyboard alone",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openSalon();
    const window = await desk.open({ timezoneId: "America/New_York" });
    const { page } = window;
    const steps: Record<string, number> = {};
    const job = async (
      name: string,
      run: (keyboard: Keyboard) => Promise<void>,
    ) => {
      await openCalendar(window);
      const keyboard = new Keyboard(page);
      await run(keyboard);
      steps[name] = keyboard.steps;
    };

    await job("walk_in", async (keyboard) => {
      await keyboard.press("Alt+n");
      await typeName(page, "Walker");
      await keyboard.press("Enter");
      await said(page, /Walker is booked/);
    });
    assertEquals(
      await stored(desk, "Walker"),
      "confirmed res_aoki 11:25-12:25",
    );

    await job("phone_outside_hours", async (keyboard) => {
      await keyboard.press("Alt+n");
      await typeName(page, "Caller");
      await keyboard.tabTo(page.getByLabel("Telephone"));
      await keyboard.type("03-1234-5678");
      await keyboard.tabTo(page.getByLabel("Time", { exact: true }));
      await keyboard.type("0830PM");
      await page.locator(".preview-note")
        .getByText(/Outside opening hours/).waitFor();
      await keyboard.press("Enter");
      await said(page, /Caller is booked.*Outside opening hours/);
    });
    assertEquals(
      await stored(desk, "Caller"),
      "confirmed res_aoki 20:30-21:30",
    );

    await job("move", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(booking(page, "Mover").getByRole("button"));
      await keyboard.press("Alt+ArrowUp");
      await keyboard.press("Alt+ArrowUp");
      await keyboard.press("Alt+ArrowRight");
      await keyboard.press("Alt+ArrowRight");
      await said(page, /Mover is now at/);
    });
    assertEquals(
      await stored(desk, "Mover"),
      "confirmed res_hayashi 13:30-14:30",
    );
    assert(
      await booking(page, "Mover").getByRole("button")
        .evaluate((it) => it === document.activeElement),
      "a booking that moves keeps the focus",
    );
    await page.keyboard.press("Alt+z");
    await said(page, "Undone");
    assertEquals(await stored(desk, "Mover"), "confirmed res_aoki 14:00-15:00");

    await job("resize", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(booking(page, "Sizer").getByRole("button"));
      await keyboard.press("Alt+Shift+ArrowDown");
      await keyboard.press("Alt+Shift+ArrowDown");
      await said(page, /Sizer is now at/);
    });
    assertEquals(await stored(desk, "Sizer"), "confirmed res_aoki 16:00-17:30");

    await job("block", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(button(page, "Block time"));
      await keyboard.press("Enter");
      await keyboard.tabTo(page.getByLabel(/^Reason/));
      await keyboard.type("Training");
      await keyboard.press("Enter");
      await said(page, "The time is blocked");
    });
    await job("close_day", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(button(page, "Close this day"));
      await keyboard.press("Enter");
      await keyboard.tabTo(page.getByLabel(/^Reason/));
      await keyboard.press("Enter");
      await said(page, /Bookings that stay: 7/);
    });
    assertEquals(await closures(desk), [
      "08 00:00 09 00:00",
      "res_aoki 08 12:00 08 13:00",
    ]);

    await job("accept", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(booking(page, "Yes").getByRole("button"));
      await keyboard.press("Enter");
      await keyboard.tabTo(button(page, "Accept"));
      await keyboard.press("Enter");
      await said(page, "Yes: Confirmed");
    });
    assertEquals(await stored(desk, "Yes"), "confirmed res_mori 14:00-15:00");

    await job("decline", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(booking(page, "Nope").getByRole("button"));
      await keyboard.press("Enter");
      await keyboard.tabTo(button(page, "Decline"));
      await keyboard.press("Enter");
      await page.locator("#cancel-reason:focus").waitFor();
      await keyboard.type("Full");
      await keyboard.press("Enter");
      await said(page, "The booking of Nope is cancelled");
    });
    assertEquals(
      await stored(desk, "Nope"),
      "cancelled res_mori 16:00-17:00 Full",
    );

    await job("no_show", async (keyboard) => {
      await keyboard.skipMenu();
      await keyboard.tabTo(booking(page, "Late").getByRole("button"));
      await keyboard.press("Enter");
      await keyboard.tabTo(button(page, "Mark as no-show"));
      await keyboard.press("Enter");
      await said(page, "Late: No-show");
    });
    assertEquals(await stored(desk, "Late"), "no_show res_mori 10:00-11:00");

    await job("print", async (keyboard) => {
      await keyboard.skipMenu();
      await page.evaluate(() => {
        globalThis.print = () => document.body.dataset.printed = "yes";
      });
      await keyboard.tabTo(button(page, "Print"));
      await keyboard.press("Enter");
    });
    await assertPrinted(page);
    await deskJobsByKeyboard(desk, page, job);
    assertEquals(window.problems, []);
    steps.own_day = await ownDay(desk, async (page) => {
      const keyboard = new Keyboard(page);
      await keyboard.tabTo(booking(page, "Yes").getByRole("button"));
      await keyboard.press("Enter");
      return keyboard.steps;
    });

    console.log(JSON.stringify(steps));
    assert(steps.walk_in! <= 6, `a walk-in took ${steps.walk_in} steps`);
    const done = Object.keys(steps).length;
    console.log(`figure: daily_jobs_by_keyboard = ${done} (goal = 15)`);
    assertEquals(done, 15);
  },
});

/** The day is on paper as lists: every booking in full, and no buttons. */
async function assertPrinted(page: Page): Promise<void> {
  assertEquals(await page.evaluate(() => document.body.dataset.printed), "yes");
  await page.emulateMedia({ media: "print" });
  assertEquals(await button(page, "New booking").isVisible(), false);
  const cut = await page.locator("[data-booking]").evaluateAll((all) =>
    all.filter((it) =>
      getComputedStyle(it).position !== "static" ||
      it.scrollHeight > it.clientHeight + 1
    ).map((it) => it.textContent)
  );
  assertEquals(cut, []);
  await page.emulateMedia({ media: "screen" });
}

/** A stylist who opens the site sees the own day, and no button that changes it. */
async function ownDay(
  desk: TestDesk,
  open: (page: Page) => Promise<number>,
): Promise<number> {
  const { page, context } = await desk.open({
    width: 360,
    height: 740,
    hasTouch: true,
    staff: { role: "stylist", resourceId: "res_mori" },
  });
  await page.goto(`${SITE}/admin`);
  await page.locator('[data-alive="true"]').waitFor();
  assertEquals(new URL(page.url()).pathname, "/admin/calendar");
  const columns = await page.locator(".calendar-column h2").allTextContents();
  assertEquals(columns.map((each) => each.slice(0, 4)), ["Mori"]);
  const steps = await open(page);
  const dialog = page.getByRole("dialog", { name: "Yes" });
  await dialog.waitFor();
  assertEquals(await dialog.getByRole("button").allTextContents(), ["Close"]);
  assert(!/5,?500|¥/.test(await page.content()), "no money for a stylist");
  await context.close();
  return steps;
}

Deno.test({
  name: "the fifteen daily jobs are done by touch, 360 pixels wide",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openSalon();
    const window = await desk.open({ width: 360, height: 740, hasTouch: true });
    const { page } = window;
    const steps: Record<string, number> = {};
    const job = async (name: string, run: (hand: Finger) => Promise<void>) => {
      await openCalendar(window);
      const hand = await Finger.of(page);
      await run(hand);
      steps[name] = hand.steps;
    };

    await job("walk_in", async (hand) => {
      // 11:45 in the second column.
      const position = { x: 40, y: 11 * QUARTER + 4 };
      await hand.tap(page.locator("[data-track]").nth(1), position);
      await typeName(page, "Walker");
      await hand.tap(button(page, "Book"));
      await said(page, /Walker is booked/);
    });
    assertEquals(
      await stored(desk, "Walker"),
      "confirmed res_mori 11:45-12:45",
    );

    await job("phone_outside_hours", async (hand) => {
      await hand.tap(button(page, "New booking"));
      await typeName(page, "Caller");
      await hand.set(page.getByLabel("Time", { exact: true }), "20:30");
      await page.locator(".preview-note")
        .getByText(/Outside opening hours/).waitFor();
      await hand.tap(button(page, "Book"));
      await said(page, /Caller is booked.*Outside opening hours/);
    });
    assertEquals(
      await stored(desk, "Caller"),
      "confirmed res_aoki 20:30-21:30",
    );

    await job("move", async (hand) => {
      const from = await middleOf(booking(page, "Mover"));
      await hand.drag(from, { x: from.x, y: from.y - 4 * QUARTER });
      await said(page, /Mover is now at/);
      assertEquals(
        await stored(desk, "Mover"),
        "confirmed res_aoki 13:00-14:00",
      );
      await hand.tap(button(page, "Undo"));
      await said(page, "Undone");
    });
    assertEquals(await stored(desk, "Mover"), "confirmed res_aoki 14:00-15:00");

    await job("resize", async (hand) => {
      const grip = booking(page, "Sizer").locator("[data-grip]");
      const from = await middleOf(grip);
      await hand.drag(from, { x: from.x, y: from.y + 2 * QUARTER });
      await said(page, /Sizer is now at/);
    });
    assertEquals(await stored(desk, "Sizer"), "confirmed res_aoki 16:00-17:30");

    await job("block", async (hand) => {
      await hand.tap(button(page, "Block time"));
      await hand.tap(page.getByRole("dialog").locator("[type=submit]"));
      await said(page, "The time is blocked");
    });
    await job("close_day", async (hand) => {
      await hand.tap(button(page, "Close this day"));
      await hand.tap(page.getByRole("dialog").locator("[type=submit]"));
      await said(page, /Bookings that stay: 7/);
    });
    assertEquals(await closures(desk), [
      "08 00:00 09 00:00",
      "res_aoki 08 12:00 08 13:00",
    ]);

    await job("accept", async (hand) => {
      await hand.tap(booking(page, "Yes"));
      await hand.tap(button(page, "Accept"));
      await said(page, "Yes: Confirmed");
    });
    await job("decline", async (hand) => {
      await hand.tap(booking(page, "Nope"));
      await hand.tap(button(page, "Decline"));
      await page.locator("#cancel-reason:focus").waitFor();
      await page.keyboard.type("Full");
      await hand.tap(button(page, "Decline and cancel"));
      await said(page, "The booking of Nope is cancelled");
    });
    await job("no_show", async (hand) => {
      await hand.tap(booking(page, "Late"));
      await hand.tap(button(page, "Mark as no-show"));
      await said(page, "Late: No-show");
    });
    assertEquals(
      [
        await stored(desk, "Yes"),
        await stored(desk, "Nope"),
        await stored(desk, "Late"),
      ],
      [
        "confirmed res_mori 14:00-15:00",
        "cancelled res_mori 16:00-17:00 Full",
        "no_show res_mori 10:00-11:00",
      ],
    );

    await job("print", async (hand) => {
      await page.evaluate(() => {
        globalThis.print = () => document.body.dataset.printed = "yes";
      });
      await hand.tap(button(page, "Print"));
    });
    await assertPrinted(page);
    await deskJobsByTouch(desk, page, job);
    assertEquals(window.problems, []);
    steps.own_day = await ownDay(desk, async (page) => {
      const hand = await Finger.of(page);
      await hand.tap(booking(page, "Yes"));
      return hand.steps;
    });

    console.log(JSON.stringify(steps));
    assert(steps.walk_in! <= 6, `a walk-in took ${steps.walk_in} steps`);
    const done = Object.keys(steps).length;
    console.log(`figure: daily_jobs_by_touch = ${done} (goal = 15)`);
    assertEquals(done, 15);
  },
});
