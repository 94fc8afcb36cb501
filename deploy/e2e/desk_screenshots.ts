// `deno task screenshots`, its second half: takes the pictures of the admin site in the README.
import { SITE } from "../../mcp_server/auth/staff_test_site.ts";
import {
  openDesk,
  type TestDesk,
  type Window,
} from "../../mcp_server/ui/test_calendar_page.ts";
import { startPostgres } from "../local/postgres.ts";
import { createStateFolder } from "../local/test_state_folder.ts";
import { addDemoDay, NOW } from "./demo_day.ts";
import { toWebP } from "./to_web_p.ts";

const FOLDER = new URL("../../mcp_server/ui/screenshots/", import.meta.url);
const CALENDAR = "/admin/calendar";
const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

interface Picture extends Window {
  name: string;
  path: string;
}

const PICTURES: readonly Picture[] = [
  { name: "today", path: "/admin", ...DESK, locale: "ja-JP" },
  { name: "calendar", path: CALENDAR, ...DESK, colorScheme: "dark" },
  { name: "today_phone", path: "/admin", ...PHONE, colorScheme: "dark" },
  { name: "calendar_phone", path: CALENDAR, ...PHONE, locale: "ja-JP" },
];

async function takeScreenshots(): Promise<void> {
  await using state = await createStateFolder();
  const postgres = await startPostgres({
    stateFolder: state.path,
    port: 0,
    temporary: true,
  });
  try {
    Deno.env.set("TEST_DATABASE_URL", postgres.url);
    await using desk = await openDesk({ now: NOW });
    await addDemoDay(desk);
    for (const picture of PICTURES) await take(desk, picture);
  } finally {
    await postgres.stop();
  }
}

async function take(
  desk: TestDesk,
  { name, path, ...window }: Picture,
): Promise<void> {
  const { page, context } = await desk.open(window);
  await page.goto(SITE + path);
  if (path === CALENDAR) {
    await page.locator('[data-alive="true"]').waitFor();
  }
  const file = new URL(`${name}.webp`, FOLDER);
  await Deno.writeFile(file, await toWebP(page));
  console.log(file.pathname);
  await context.close();
}

if (import.meta.main) await takeScreenshots();
