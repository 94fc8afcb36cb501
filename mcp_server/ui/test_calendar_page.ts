import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { SITE } from "../auth/staff_test_site.ts";
import { addAdmin, addSession, type TestAdmin } from "../auth/test_sessions.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { buildSite } from "./development.ts";

/** The Chromium of the tests; they are ignored where there is none. */
export const executablePath = findChromium();

/** How a browser shows the page, and where in the world it is. */
export interface Window {
  width?: number;
  height?: number;
  locale?: string;
  colorScheme?: "light" | "dark";
  /** Of the browser, which must not matter. */
  timezoneId?: string;
  hasTouch?: boolean;
  javaScriptEnabled?: boolean;
  staff?: Partial<TestAdmin>;
}

/** A salon of three chairs, whose calendar browsers open. */
export interface TestDesk extends AsyncDisposable {
  site: TestApp;
  /** Opens a browser window of a member of staff, who is signed in. */
  open(window?: Window): Promise<OpenWindow>;
  /** Writes a booking as it is, past the rules of booking. */
  book(booking: DeskBooking): Promise<void>;
}

export interface OpenWindow {
  page: Page;
  context: BrowserContext;
  /** What the browser complained about. */
  problems: string[];
}

export interface DeskBooking {
  id: string;
  name: string;
  /** ISO 8601 with offset. */
  start: string;
  minutes?: number;
  resourceId?: string;
  status?: string;
}

/** Options of {@linkcode openDesk}. */
export interface DeskOptions {
  now: string;
  timeZone?: string;
  /** The origin at which browsers reach the site. */
  serverUrl?: string;
}

/** The salon itself, before any browser. */
export interface Salon extends Pick<TestDesk, "site" | "book"> {
  /** Adds a member of staff; resolves to the value of their session's cookie. */
  signIn(staff?: Partial<TestAdmin>): Promise<string>;
}

const chairs = [
  ["res_aoki", "青木", "Aoki"],
  ["res_mori", "森", "Mori"],
  ["res_hayashi", "林", "Hayashi"],
] as const;

/** Opens the salon: 10 to 13 and 14 to 19 on every day. */
export async function createSalon(
  { now, timeZone = "Asia/Tokyo", serverUrl = SITE }: DeskOptions,
): Promise<Salon> {
  const clock = () => new Date(now);
  const site = await createTestApp({
    serverUrl,
    now: clock,
    timeZone,
    pages: await buildSite(),
  });
  const { owner } = site.database;
  await addSalon(site);
  let people = 0;
  return {
    site,
    book: (booking) => addBooking(site, booking),
    async signIn(staff) {
      const id = await addAdmin(owner, {
        id: `adm_${++people}`,
        email: `staff${people}@example.com`,
        now: clock(),
        ...staff,
      });
      return await addSession(owner, id, clock());
    },
  };
}

/** Opens the salon, and a browser before it. */
export async function openDesk(options: DeskOptions): Promise<TestDesk> {
  const { site, book, signIn } = await createSalon(options);
  const server = Deno.serve(
    { port: 0, hostname: "127.0.0.1", onListen() {} },
    site.fetch,
  );
  const { host, origin } = new URL(SITE);
  const browser = await chromium.launch({
    executablePath: executablePath!,
    args: [
      "--no-sandbox",
      `--host-resolver-rules=MAP ${host} 127.0.0.1:${server.addr.port}`,
    ],
  });
  return {
    site,
    book,
    async open({ width = 1280, height = 900, staff, ...options } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        locale: "en-US",
        ...options,
      });
      const value = await signIn(staff);
      await context.addCookies([{ name: "mcp_admin", value, url: origin }]);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      return { page, context, problems };
    },
    async [Symbol.asyncDispose]() {
      await browser.close();
      await server.shutdown();
      await site[Symbol.asyncDispose]();
    },
  };
}

async function addSalon({ database: { owner } }: TestApp): Promise<void> {
  await owner`
    insert into services (id, name_ja, name_en, description_ja, description_en,
      duration_minutes, buffer_after_minutes, slot_step_minutes, lead_minutes,
      horizon_days, cancel_cutoff_minutes, price_minor, currency, position)
    values ('svc_cut', 'カット', 'Haircut', '', '', 60, 0, 30, 0, 60, 0, 5500,
      'JPY', 0),
    ('svc_colour', 'カラー', 'Colour', '', '', 90, 15, 30, 0, 60, 0, 8800,
      'JPY', 1)`;
  for (const [position, [id, ja, en]] of chairs.entries()) {
    await owner`
      insert into resources (id, name_ja, name_en, kind, position)
      values (${id}, ${ja}, ${en}, 'stylist', ${position})`;
    await owner`
      insert into service_resources
      values ('svc_cut', ${id}), ('svc_colour', ${id})`;
  }
  await owner`
    insert into opening_hours (id, weekday, opens, closes)
    select 'hrs_a' || day, day, '10:00'::time, '13:00'::time from generate_series(1, 7) day
    union all
    select 'hrs_b' || day, day, '14:00'::time, '19:00'::time from generate_series(1, 7) day`;
}

async function addBooking(
  { database: { owner } }: TestApp,
  { id, name, start, minutes = 60, ...rest }: DeskBooking,
): Promise<void> {
  const { resourceId = "res_aoki", status = "confirmed" } = rest;
  const from = new Date(start);
  const until = new Date(from.getTime() + minutes * 60_000);
  const cancelledAt = status === "cancelled" ? from : null;
  await owner`
    insert into customers (id, name, phone, created_by, created_at, last_seen)
    values (${`cus_${id}`}, ${name}, '09012345678', 'mcp', ${from}, ${from})`;
  await owner`
    insert into bookings (id, customer_id, service_id, resource_id, lane,
      start_at, end_at, busy, status, price_minor, currency, cancelled_at,
      created_by, created_at, updated_at, duration_minutes)
    values (${id}, ${`cus_${id}`}, 'svc_cut', ${resourceId}, 1, ${from},
      ${until}, tstzrange(${from}, ${until}), ${status}, 5500, 'JPY',
      ${cancelledAt}, 'mcp', ${from}, ${from}, ${
    minutes === 60 ? null : minutes
  })`;
}
