import { type ChatBrowser, openChatBrowser, PEOPLE } from "./chat_window.ts";
import { openDay } from "./open_day.ts";
import { toWebP } from "./to_web_p.ts";

const FOLDER = new URL("../../ai_service/ui/screenshots/", import.meta.url);
const DAY = openDay();
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 740 };

/** A state of the chat site, in the README. */
interface Picture {
  name: string;
  locale: keyof typeof PEOPLE;
  colorScheme: "light" | "dark";
  viewport: { width: number; height: number };
  show(window: Shown): Promise<void>;
}

type Shown = Awaited<ReturnType<ChatBrowser["open"]>> & { url: string };

const PICTURES: readonly Picture[] = [
  {
    name: "card",
    locale: "en",
    colorScheme: "light",
    viewport: DESK,
    async show({ page, say }) {
      await say(`book a haircut on ${DAY.en} at 3pm`);
      await page.locator('.approval[data-state="pending"]').waitFor();
    },
  },
  {
    name: "products",
    locale: "ja",
    colorScheme: "dark",
    viewport: DESK,
    async show({ page, say }) {
      await say("どんな商品がありますか？");
      await page.locator(".result-card").first().waitFor();
    },
  },
  {
    name: "card_phone",
    locale: "ja",
    colorScheme: "light",
    viewport: PHONE,
    async show({ page, say }) {
      await say(`${DAY.ja}の15時にカットを予約して`);
      await page.locator('.approval[data-state="pending"]').waitFor();
      await approve(page, "ja");
    },
  },
  {
    name: "times_phone",
    locale: "en",
    colorScheme: "dark",
    viewport: PHONE,
    async show({ page, say }) {
      await say(`what times are free for a perm on ${DAY.en}?`);
      await page.locator(".slots-day").first().waitFor();
    },
  },
  {
    name: "bookings_phone",
    locale: "ja",
    colorScheme: "dark",
    viewport: PHONE,
    async show({ page, url }) {
      await page.goto(`${url}/bookings`);
      await page.locator(".result-card").first().waitFor();
    },
  },
  {
    name: "landing",
    locale: "ja",
    colorScheme: "light",
    viewport: DESK,
    async show({ page, url }) {
      await page.context().clearCookies({ name: "ai_session" });
      await page.goto(url);
    },
  },
];

async function approve(page: Shown["page"], locale: Picture["locale"]) {
  const name = PEOPLE[locale].text.approval.approve;
  await page.getByRole("button", { name, disabled: false }).click();
  await page.locator('.approval[data-state="done"]').waitFor();
  await page.locator('.messages[aria-busy="false"]').waitFor();
}

async function takeScreenshots(): Promise<void> {
  await using browser = await openChatBrowser();
  const url = browser.stack.aiServiceUrl;
  for (const { name, locale, show, ...look } of PICTURES) {
    const window = await browser.open(locale, look);
    await show({ ...window, url });
    // The pointer and the focus are where the last click was.
    await window.page.mouse.move(0, 0);
    const file = new URL(`${name}.webp`, FOLDER);
    await Deno.writeFile(file, await toWebP(window.page));
    console.log(file.pathname);
    await window.page.context().close();
  }
}

if (import.meta.main) await takeScreenshots();
