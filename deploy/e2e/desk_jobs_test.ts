import { assertEquals } from "@std/assert";
import { freePort } from "../local/free_port.ts";
import {
  createSalon,
  type Salon,
} from "../../mcp_server/ui/test_calendar_page.ts";
import { addOrders } from "../../mcp_server/ui/test_desk_jobs.ts";
import type { Engine, Page } from "./browsers/browser.ts";
import { firefox } from "./browsers/firefox.ts";
import { webkit } from "./browsers/webkit.ts";

const at = (time: string) => `2030-01-08T${time}:00+09:00`;
/** More than the elements of any of these pages that can have the focus. */
const MANY_TABS = 80;

// Chromium does all of the daily jobs beside the pages themselves.
const ENGINES: readonly Engine[] = [firefox, webkit];

for (const engine of ENGINES) {
  const ignore = engine.missing.length > 0;
  const reason = ignore ? ` (ignored: no ${engine.missing.join(", no ")})` : "";
  Deno.test({
    name:
      `in ${engine.name}, the main jobs of a day at the desk are done by keyboard alone${reason}`,
    ignore,
    // The drivers keep handles open until the process exits.
    sanitizeOps: false,
    sanitizeResources: false,
    async fn() {
      await using salon = await openSalon();
      await using page = await engine.openPage();
      await page.open(`${salon.origin}/sign-in-of-the-test`);
      await bookWalkIn(page, salon);
      await move(page, salon);
      await accept(page, salon);
      await handOut(page, salon);
      await editCustomer(page, salon);
      assertEquals(page.complaints, []);
    },
  });
}

/** A salon that listens, with bookings to move and accept, and orders. */
async function openSalon() {
  const port = freePort();
  const origin = `http://localhost:${port}`;
  const salon = await createSalon({ now: at("11:20"), serverUrl: origin });
  const { site, book, signIn } = salon;
  await book({ id: "bkg_move", name: "Mover", start: at("14:00") });
  await book({
    id: "bkg_yes",
    name: "Yes",
    start: at("16:00"),
    status: "requested",
  });
  await addOrders(salon);
  const session = await signIn();
  const server = Deno.serve(
    { port, hostname: "localhost", onListen() {} },
    (request) =>
      request.url.endsWith("/sign-in-of-the-test")
        ? setCookie(`mcp_admin=${session}; Path=/; HttpOnly; SameSite=Lax`)
        : site.fetch(request),
  );
  return {
    ...salon,
    origin,
    async [Symbol.asyncDispose]() {
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}
type OpenSalon = Awaited<ReturnType<typeof openSalon>>;

function setCookie(cookie: string): Response {
  const headers = {
    Location: "/admin?lang=en",
    "Set-Cookie": cookie,
  };
  return new Response(null, { status: 303, headers });
}

async function openCalendar(page: Page, { origin }: OpenSalon) {
  await page.open(`${origin}/admin/calendar?lang=en`);
  await page.see('//*[@data-alive="true"]');
}

async function bookWalkIn(page: Page, salon: OpenSalon) {
  await openCalendar(page, salon);
  await page.press("Alt+n");
  await page.see('//*[@id="guest-name"]');
  await page.type('//*[@id="guest-name"]', "Walker\n");
  await page.see(notice("Walker is booked"));
  assertEquals(await stored(salon, "Walker"), "confirmed 11:25 res_aoki");
}

async function move(page: Page, salon: OpenSalon) {
  await openCalendar(page, salon);
  await tabTo(page, bookingOf("Mover"));
  for (const key of ["ArrowUp", "ArrowUp", "ArrowRight"]) {
    await page.press(`Alt+${key}`);
  }
  await page.see(notice("Mover is now at"));
  assertEquals(await stored(salon, "Mover"), "confirmed 13:30 res_mori");
}

async function accept(page: Page, salon: OpenSalon) {
  await openCalendar(page, salon);
  await tabTo(page, bookingOf("Yes"));
  await page.press("Enter");
  await tabTo(page, '//dialog[@open]//button[. = "Accept"]');
  await page.press("Enter");
  await page.see(notice("Yes: Confirmed"));
  assertEquals(await stored(salon, "Yes"), "confirmed 16:00 res_aoki");
}

async function handOut(page: Page, { origin, site }: OpenSalon) {
  await page.open(`${origin}/admin?lang=en`);
  await tabTo(page, '//*[@id="card-hand-out"]//button');
  await page.press("Enter");
  await page.see('//*[@role="status"][. = "Handed over."]');
  const rows = await site.database.owner`
    select from orders where fulfilment_status = 'fulfilled'`;
  assertEquals(rows.length, 1);
}

async function editCustomer(page: Page, { origin, site }: OpenSalon) {
  await page.open(`${origin}/admin?lang=en`);
  await page.press("/");
  const box = '//*[@id="desk-search"]';
  assertEquals(await page.hasFocus(box), true);
  await page.type(box, "Mover\n");
  // The page before has such a link, too.
  await page.see('//h1[. = "Results for “Mover”"]');
  const found = '//main//a[. = "Mover"]';
  await page.see(found);
  await tabTo(page, found);
  await page.press("Enter");
  const edit = '//summary[. = "Change the details"]';
  await page.see(edit);
  await tabTo(page, edit);
  await page.press("Enter");
  await tabTo(page, '//input[@name="furigana"]');
  await page.type('//input[@name="furigana"]', "むーばー\n");
  await page.see('//*[@role="status"][. = "Saved."]');
  const [row] = await site.database.owner`
    select furigana from customers where name = 'Mover'`;
  assertEquals(row, { furigana: "むーばー" });
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, xpath: string): Promise<void> {
  await page.see(xpath);
  for (let tabs = 0; tabs < MANY_TABS; tabs++) {
    if (await page.hasFocus(xpath)) return;
    await page.press("Tab");
  }
  throw new Error(`Tab does not lead to ${xpath}`);
}

function bookingOf(name: string): string {
  return `//*[@data-booking]/button[contains(., "${name}")]`;
}

function notice(text: string): string {
  return `//*[contains(@class, "calendar-notice")][contains(., "${text}")]`;
}

/** A booking as it is stored: status, start in Tokyo, and column. */
async function stored({ site }: Salon, name: string): Promise<string> {
  const [row] = await site.database.owner<[{ text: string }]>`
    select concat_ws(' ', status,
      to_char(start_at at time zone 'Asia/Tokyo', 'HH24:MI'),
      resource_id) as text
    from bookings join customers on customers.id = customer_id
    where customers.name = ${name}`;
  return row.text;
}
