// `deno task screenshots`: takes a picture of every write's card and of its
// editor, in both languages, at the width of a small phone.
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { findChromium } from "../../shared/ui/find_chromium.ts";
import { en } from "../../ai_service/ui/locales/en.ts";
import { ja } from "../../ai_service/ui/locales/ja.ts";
import { type CardExample, cardExamples } from "./card_examples.ts";
import { request, serveObedientModel } from "./obedient_model.ts";
import { startTestStack, type TestStack } from "./stack.ts";

const FOLDER = new URL("./screenshots/", import.meta.url);
/** As wide as a small phone, and high enough for the longest card. */
const VIEWPORT = { width: 360, height: 2_400 };
const PEOPLE = [
  { language: "ja", text: ja, name: "佐藤 花子" },
  { language: "en", text: en, name: "Ken Suzuki" },
] as const;

type Person = typeof PEOPLE[number];

async function takeScreenshots(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error("No Chromium found, set CHROMIUM_PATH");
  await using model = serveObedientModel();
  await using stack = await startTestStack({
    AI_MODEL: "openai:obedient",
    OPENAI_BASE_URL: model.baseUrl,
  });
  const browser = await chromium.launch({
    executablePath,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"],
  });
  try {
    for (const person of PEOPLE) {
      const { language: locale } = person;
      const context = await browser.newContext({ locale, viewport: VIEWPORT });
      await photograph(stack, context, person);
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

async function photograph(
  stack: TestStack,
  context: BrowserContext,
  person: Person,
): Promise<void> {
  const page = await context.newPage();
  await signIn(page, stack, person);
  const me = await page.request.get(`${stack.aiServiceUrl}/api/me`);
  const { user } = await me.json();
  for (const example of await cardExamples(stack, user.id)) {
    await openCard(page, stack, example);
    const path = (part: string) =>
      new URL(`${example.name}.${part}.${person.language}.png`, FOLDER)
        .pathname;
    await page.locator(".approval").screenshot({ path: path("card") });
    const change = page.getByRole("button", {
      name: person.text.approval.change,
      exact: true,
    });
    if (await change.count() > 0) {
      await change.click();
      await page.locator(".approval").screenshot({ path: path("editor") });
    }
    console.log(`${example.name} (${person.language})`);
  }
}

async function signIn(
  page: Page,
  stack: TestStack,
  { text, name }: Person,
): Promise<void> {
  await page.goto(stack.aiServiceUrl);
  await page.getByRole("link", { name: text.welcome.withGoogle }).click();
  await page.getByRole("button", { name }).click();
  await page.getByRole("textbox", { name: text.composer.label }).waitFor();
}

/** Requests the write in a new conversation, and opens the conversation. */
async function openCard(
  page: Page,
  stack: TestStack,
  { operation, args, name }: CardExample,
): Promise<void> {
  const message = request({ id: "1", name: operation, args });
  const id = await page.evaluate(async (text) => {
    const post = (path: string, body: unknown) =>
      fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      });
    const { id } = await (await post("/api/conversations", {})).json();
    await (await post(`/api/conversations/${id}/messages`, { text })).text();
    return id;
  }, message);
  await page.goto(`${stack.aiServiceUrl}/c/${id}`);
  const approve = page.locator(".approval button:enabled").first();
  await approve.waitFor().catch((cause) => {
    throw new Error(`${name} got no card`, { cause });
  });
}

if (import.meta.main) await takeScreenshots();
