import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import {
  executablePath,
  openDesk,
  type TestDesk,
} from "./test_calendar_page.ts";

const ignore = executablePath === undefined;
const at = (time: string) => `2030-01-08T${time}:00+09:00`;
const QUARTER = 15 * 1.3;

async function openDay(desk: TestDesk, query = ""): Promise<Page> {
  const { page } = await desk.open({ height: 1400 });
  await page.goto(`${SITE}/admin/calendar${query}`);
  await page.locator('[data-alive="true"]').waitFor();
  return page;
}

function booking(page: Page, name: string) {
  return page.locator("[data-booking]", { hasText: name });
}

function notice(page: Page, text: string | RegExp): Promise<void> {
  return page.locator(".calendar-notice").getByText(text).waitFor();
}

/** Drags a booking by so many quarters of an hour. */
async function drag(page: Page, name: string, quarters: number) {
  const box = (await booking(page, name).boundingBox())!;
  const [x, y] = [box.x + 20, box.y + 8];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x, y + 10);
  await page.mouse.move(x, y + quarters * QUARTER);
  await page.mouse.up();
}

Deno.test({
  name: "a drag onto another booking names it, and what was dragged goes back",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    await desk.book({ id: "bkg_2", name: "Ken", start: at("12:00") });
    const page = await openDay(desk);
    const before = await booking(page, "Ken").boundingBox();
    await drag(page, "Ken", -6);
    await notice(page, "Not possible: in the way is Hanako 10:00 AM–11:00 AM.");
    assertEquals(await booking(page, "Ken").boundingBox(), before);
    await drag(page, "Ken", 4);
    await notice(page, /Ken is now at .*Outside opening hours/);
  },
});

Deno.test({
  name: "a known customer is found by kana, and booked under the own record",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "佐藤 花子", start: at("10:00") });
    const { owner } = desk.site.database;
    await owner`update customers set furigana = 'さとう はなこ'`;
    const page = await openDay(desk);
    await page.keyboard.press("Alt+n");
    await page.locator("#guest-name:focus").waitFor();
    await page.keyboard.type("サトウ");
    await page.getByRole("dialog").getByRole("button", { name: /佐藤 花子/ })
      .click();
    await page.getByLabel("Time", { exact: true }).fill("10:30");
    await page.getByLabel("With").last().selectOption("res_aoki");
    await page.locator(".preview-note")
      .getByText(/in the way is 佐藤 花子 10:00/).waitFor();
    await page.getByLabel("With").last().selectOption("res_mori");
    await page.locator('.preview-note[data-empty="true"]')
      .waitFor({ state: "attached" });
    await page.getByRole("button", { name: "Book", exact: true }).click();
    await notice(page, /佐藤 花子 is booked/);
    const rows = await owner`
      select distinct customer_id as id from bookings`;
    assertEquals(rows.map(({ id }) => id), ["cus_bkg_1"]);
    await page.getByRole("button", { name: "Undo" }).click();
    await notice(page, "Undone");
    assertEquals(await page.locator("[data-booking]").count(), 1);
  },
});

Deno.test({
  name: "a closed time is opened again, and closed again by undo",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    const { owner } = desk.site.database;
    await owner`
      insert into closures (id, resource_id, starts_at, ends_at, reason_ja,
        reason_en)
      values ('cls_1', 'res_mori', ${at("14:00")}, ${
      at("16:00")
    }, '研修', '研修')`;
    const closed = async () => {
      const rows = await owner<{ reason: string; from: Date }[]>`
        select reason_ja as reason, starts_at as from from closures`;
      return rows.map(({ reason, from }) => `${reason} ${from.toISOString()}`);
    };
    const before = await closed();
    const page = await openDay(desk);
    await page.getByRole("button", { name: /^Open again/ }).click();
    await notice(page, "Open to bookings again");
    assertEquals(await closed(), []);
    await page.getByRole("button", { name: "Undo" }).click();
    await notice(page, "Undone");
    assertEquals(await closed(), before);
  },
});

Deno.test({
  name:
    "another window shows a change within a second, and filters stay in the address",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    await desk.book({
      id: "bkg_2",
      name: "Ken",
      start: at("10:00"),
      resourceId: "res_mori",
      status: "cancelled",
    });
    const page = await openDay(desk);
    assertEquals(await page.locator("[data-booking]").count(), 1);
    await desk.book({ id: "bkg_3", name: "Mari", start: at("15:00") });
    await booking(page, "Mari").waitFor({ timeout: 3_000 });
    await page.goto(`${SITE}/admin/calendar?column=res_gone`);
    await page.locator('[data-alive="true"]').getByText("No bookings")
      .waitFor();
    await page.goto(`${SITE}/admin/calendar`);
    await page.getByText("Filter").click();
    await page.getByLabel("Status").selectOption("cancelled");
    await page.getByRole("button", { name: "Show" }).click();
    await booking(page, "Ken").waitFor();
    assertEquals(await page.locator("[data-booking]").count(), 1);
    assertEquals(new URL(page.url()).searchParams.get("status"), "cancelled");
  },
});

Deno.test({
  name: "without scripts the day is a list of each column",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    const { page, problems } = await desk.open({ javaScriptEnabled: false });
    await page.goto(`${SITE}/admin/calendar`);
    const columns = page.locator(".calendar-column");
    assertEquals(await columns.count(), 3);
    assertEquals(
      await columns.first().locator("li").innerText(),
      "10:00 AM–11:00 AM\nHanako\nConfirmed\nHaircut",
    );
    assertEquals(problems, []);
  },
});

Deno.test({
  name: "a change can be undone for ten seconds",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    const { page } = await desk.open();
    await page.clock.install();
    await page.goto(`${SITE}/admin/calendar`);
    await page.getByRole("button", { name: "Close this day" }).click();
    await page.getByRole("dialog").locator("[type=submit]").click();
    const undo = page.getByRole("button", { name: "Undo" });
    await undo.waitFor();
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2_000));
    await page.clock.fastForward(5_000);
    assertEquals(await undo.count(), 1);
    await page.clock.fastForward(5_000);
    await undo.waitFor({ state: "detached" });
    await notice(page, "The time is blocked");
  },
});

Deno.test({
  name: "in a week, a booking is dragged and moved by keys to another day",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    const stored = async () => {
      const [row] = await desk.site.database.owner<[{ text: string }]>`
        select resource_id || to_char(start_at at time zone 'Asia/Tokyo',
          ' DD HH24:MI') as text from bookings`;
      return row.text;
    };
    const page = await openDay(desk, "?view=week");
    const box = (await booking(page, "Hanako").boundingBox())!;
    const to = (await page.locator("[data-track]").nth(3).boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 30, box.y + 12);
    await page.mouse.move(to.x + 20, box.y + 8 + 2 * QUARTER);
    await page.mouse.up();
    await notice(page, /Hanako is now at Thu, Jan 10 10:30 AM/);
    assertEquals(await stored(), "res_aoki 10 10:30");
    await booking(page, "Hanako").getByRole("button").focus();
    await page.keyboard.press("Alt+ArrowLeft");
    await notice(page, /Hanako is now at Wed, Jan 9 10:30 AM/);
    assertEquals(await stored(), "res_aoki 09 10:30");
  },
});

Deno.test({
  name: "keys that follow each other before a paint all move the booking",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    const page = await openDay(desk);
    await booking(page, "Hanako").getByRole("button").focus();
    await page.evaluate(async () => {
      for (let presses = 0; presses < 2; presses++) {
        document.activeElement!.dispatchEvent(
          new KeyboardEvent("keydown", {
            key: "ArrowRight",
            altKey: true,
            bubbles: true,
          }),
        );
        await Promise.resolve();
      }
    });
    await notice(page, /Hanako is now at/);
    const [row] = await desk.site.database.owner`
      select resource_id as "resourceId" from bookings`;
    assertEquals(row?.resourceId, "res_hayashi");
  },
});

/** Moves a booking as somebody else would do it, an hour later. */
async function moveElsewhere(desk: TestDesk): Promise<void> {
  await desk.site.database.owner`
    update bookings set start_at = start_at + interval '1 hour',
      end_at = end_at + interval '1 hour',
      busy = tstzrange(start_at + interval '1 hour', end_at + interval '1 hour'),
      version = version + 1`;
}

/** Hour and length of the only booking, as they are stored. */
async function storedPlace(desk: TestDesk): Promise<string> {
  const [row] = await desk.site.database.owner<[{ text: string }]>`
    select to_char(start_at at time zone 'Asia/Tokyo', 'HH24:MI ') ||
      extract(epoch from end_at - start_at)::int / 60 as text from bookings`;
  return row.text;
}

Deno.test({
  name: "undo does not overwrite what somebody else has changed since",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("15:00") });
    const page = await openDay(desk);
    await drag(page, "Hanako", 4);
    await notice(page, /Hanako is now at .*4:00 PM/);
    await moveElsewhere(desk);
    await booking(page, "Hanako").getByText("5:00 PM–6:00 PM").waitFor();
    await page.keyboard.press("Alt+z");
    await notice(page, /was changed meanwhile/);
    assertEquals(await storedPlace(desk), "17:00 60");
    await booking(page, "Hanako").getByText("5:00 PM–6:00 PM").waitFor();
  },
});

Deno.test({
  name: "the change dialog follows somebody else's change, and keeps it",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("15:00") });
    const page = await openDay(desk);
    await booking(page, "Hanako").getByRole("button").click();
    await page.getByRole("button", { name: "Change time or person" }).click();
    await page.getByLabel("Length (minutes)").fill("90");
    await moveElsewhere(desk);
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/Somebody changed this .*4:00 PM/).waitFor();
    const time = page.getByLabel("Time", { exact: true });
    assertEquals(await time.inputValue(), "16:00");
    await dialog.locator("[type=submit]").click();
    await notice(page, /Hanako is now at .*4:00 PM–5:30 PM/);
    assertEquals(await storedPlace(desk), "16:00 90");
  },
});

Deno.test({
  name: "two clicks on what closes a day close it once",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    const page = await openDay(desk);
    await page.getByRole("button", { name: "Close this day" }).click();
    const keys = new Set<string | undefined>();
    page.on("request", (request) => {
      if (!request.url().endsWith("booking/block")) return;
      keys.add(request.headers()["idempotency-key"]);
    });
    await page.getByRole("dialog").locator("[type=submit]").evaluate(
      (button) => {
        for (let clicks = 0; clicks < 3; clicks++) {
          (button as HTMLElement).click();
        }
      },
    );
    await notice(page, "The time is blocked");
    const rows = await desk.site.database.owner`select from closures`;
    assertEquals([rows.length, keys.size], [1, 1]);
  },
});

Deno.test({
  name:
    "a calendar whose session is over shows nobody any more, and asks to sign in",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("15:00") });
    const page = await openDay(desk);
    await desk.site.database.owner`delete from mcp_sessions`;
    const link = page.getByRole("link", { name: "Sign in" });
    await link.waitFor({ timeout: 15_000 });
    assertEquals(await page.getByText("Hanako").count(), 0);
    assertEquals(
      await link.getAttribute("href"),
      "/admin/sign-in?return_to=%2Fadmin%2Fcalendar",
    );
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.evaluate(() =>
      new Promise((resolve) => setTimeout(resolve, 4_000))
    );
    assertEquals(asked, []);
  },
});

Deno.test({
  name:
    "a move with the network off goes back, and the truth is read when it is back",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("15:00") });
    const page = await openDay(desk);
    const before = await booking(page, "Hanako").boundingBox();
    await page.context().setOffline(true);
    await drag(page, "Hanako", 4);
    await notice(page, /It is not known whether this was saved/);
    assertEquals(await booking(page, "Hanako").boundingBox(), before);
    await page.context().setOffline(false);
    await notice(page, /What is shown now is what is stored/);
    assertEquals(await booking(page, "Hanako").boundingBox(), before);
  },
});

Deno.test({
  name:
    "a slow change says that it is being saved, and one without an answer is looked up",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("15:00") });
    const page = await openDay(desk);
    const answer = Promise.withResolvers<void>();
    await page.route("**/booking/update", async (route) => {
      await answer.promise;
      // Stored, but the answer was lost.
      await moveElsewhere(desk);
      await route.fulfill({ status: 503, json: { code: "unavailable" } });
    });
    await drag(page, "Hanako", 4);
    await notice(page, "Saving…");
    answer.resolve();
    await notice(page, /What is shown now is what is stored/);
    await booking(page, "Hanako").getByText("4:00 PM–5:00 PM").waitFor();
    assertEquals(await storedPlace(desk), "16:00 60");
  },
});

Deno.test({
  name: "a refused drag leaves the undo of the one before it, and the focus",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    await desk.book({ id: "bkg_2", name: "Ken", start: at("12:00") });
    const page = await openDay(desk);
    await drag(page, "Ken", 4);
    await notice(page, /Ken is now at .*1:00 PM/);
    await drag(page, "Ken", -10);
    await notice(page, /in the way is Hanako/);
    assertEquals(
      await page.evaluate(() =>
        document.activeElement?.closest<HTMLElement>("[data-booking]")?.dataset
          .booking
      ),
      "bkg_2",
    );
    await page.keyboard.press("Alt+z");
    await notice(page, "Undone");
    await booking(page, "Ken").getByText("12:00 PM–1:00 PM").waitFor();
  },
});

Deno.test({
  name:
    "a dialog says a refusal once and names what is wrong, and shows nothing of the last",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("10:00") });
    const page = await openDay(desk);
    const dialog = page.getByRole("dialog");
    const create = async () => {
      await page.keyboard.press("Alt+n");
      await page.locator("#guest-name:focus").waitFor();
    };
    const leave = async () => {
      await page.keyboard.press("Escape");
      await dialog.waitFor({ state: "detached" });
    };
    await create();
    await page.getByLabel("Time", { exact: true }).fill("10:30");
    await page.getByLabel("With").last().selectOption("res_aoki");
    await page.locator("#guest-name").fill(" ");
    await dialog.locator("[type=submit]").click();
    await dialog.getByRole("alert").getByText("Please enter a name.").waitFor();
    await page.locator("#guest-name").fill("Mari");
    await dialog.locator("[type=submit]").click();
    await dialog.getByRole("alert").getByText(/in the way is Hanako/).waitFor();
    assertEquals(await page.getByText(/in the way is Hanako/).count(), 1);
    await leave();
    await create();
    assertEquals(await dialog.getByRole("alert").count(), 0);
    await leave();
    await page.getByRole("button", { name: "Block time" }).click();
    await page.getByLabel("Until").fill("11:00");
    await dialog.locator("[type=submit]").click();
    await dialog.getByRole("alert")
      .getByText("The end must be later than the beginning.").waitFor();
  },
});

Deno.test({
  name: "on a telephone no hour, header or cell of a month is cut",
  ignore,
  async fn() {
    await using desk = await openDesk({ now: at("09:00") });
    await desk.book({ id: "bkg_1", name: "Hanako", start: at("11:00") });
    const { page } = await desk.open({ width: 390, height: 844 });
    await page.goto(`${SITE}/admin/calendar`);
    await page.locator('[data-alive="true"]').waitFor();
    const hours = await page.locator(".calendar-hours").evaluate((hours) => {
      const { left } = hours.getBoundingClientRect();
      return [...hours.querySelectorAll("span")]
        .filter((hour) => hour.getBoundingClientRect().left < left)
        .map((hour) => hour.textContent);
    });
    assertEquals(hours, []);
    const cut = () =>
      page.locator(".calendar-column h2, .month a").evaluateAll((all) =>
        all.filter((each) =>
          each.scrollHeight > each.clientHeight ||
          each.scrollWidth > each.clientWidth
        ).map((each) => each.textContent)
      );
    assertEquals(await cut(), []);
    await page.goto(`${SITE}/admin/calendar?view=week`);
    await page.locator('[data-alive="true"]').waitFor();
    assertEquals(await cut(), []);
    await page.goto(`${SITE}/admin/calendar?view=month`);
    assertEquals(await cut(), []);
    const count = page.locator(".month-count");
    assertEquals(await count.innerText().then((text) => text[0]), "1");
    const words = await count.locator(".month-number").boundingBox();
    assertEquals(words!.height < 30, true);
  },
});
