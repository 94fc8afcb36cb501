import { Buffer } from "node:buffer";
import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { productWords } from "../../mcp_server/ui/locales/products.ts";
import type { Finger, Keyboard } from "../../mcp_server/ui/test_hands.ts";

const words = productWords.ja;

/** What a phone's camera makes: far more pixels than are kept. */
const CAMERA = { width: 3000, height: 2000 };

/** How the owner does what they do. */
export interface Hands {
  go(target: Locator): Promise<void>;
  fill(target: Locator, text: string): Promise<void>;
  /** Opens the system's dialog for a file. */
  chooseFile(page: Page): Promise<void>;
}

export function byTouch(finger: Finger): Hands {
  return {
    go: (target) => finger.tap(target),
    fill: (target, text) => finger.set(target, text),
    chooseFile: (page) => finger.tap(page.getByText(words.choosePicture)),
  };
}

export function byKeyboard(keyboard: Keyboard): Hands {
  return {
    async go(target) {
      await keyboard.tabTo(target);
      await keyboard.press("Enter");
    },
    async fill(target, text) {
      await keyboard.tabTo(target);
      await keyboard.press("Control+A");
      await keyboard.type(text);
    },
    async chooseFile(page) {
      await keyboard.tabTo(page.locator('input[type="file"]'));
      await keyboard.press("Enter");
    },
  };
}

/** Signs the shop's owner in, in a window of that size. */
export async function openOwner(
  browser: Browser,
  mcpServerUrl: string,
  { width, hasTouch }: { width: number; hasTouch: boolean },
): Promise<{ context: BrowserContext; page: Page; problems: string[] }> {
  const context = await browser.newContext({
    locale: "ja-JP",
    viewport: { width, height: 844 },
    hasTouch,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  await page.goto(
    `${mcpServerUrl}/auth/login/google?login_hint=owner@example.com`,
  );
  return { context, page, problems };
}

/** Adds a product with a picture, from the list of products. */
export async function addProduct(
  page: Page,
  hands: Hands,
  product: { nameJa: string; nameEn: string; price: string; onHand: string },
): Promise<void> {
  await hands.go(page.getByText(words.add, { exact: true }).first());
  const field = (label: string) => page.getByLabel(label, { exact: true });
  await hands.fill(field(words.nameJa), product.nameJa);
  await hands.fill(field(words.nameEn), product.nameEn);
  await hands.fill(field(words.price), product.price);
  await hands.fill(page.locator('input[name="onHand"]'), product.onHand);
  await hands.go(page.getByRole("button", { name: words.add, exact: true }));
  await page.getByText(words.done.add).waitFor();
  const picture = await cameraPicture(page);
  const opened = page.waitForEvent("filechooser");
  const [chooser] = await Promise.all([opened, hands.chooseFile(page)]);
  await chooser.setFiles({
    name: "IMG_0001.JPG",
    mimeType: "image/jpeg",
    buffer: picture,
  });
  await page.getByText(words.pictureStates.ready).waitFor();
  await hands.go(page.getByRole("button", { name: words.sendPicture }));
  await page.getByText(words.done.picture).waitFor();
  await page.getByRole("img", { name: product.nameJa }).waitFor();
}

/** Counts one more of a product than was known, with the button beside it. */
export async function countOneMore(
  page: Page,
  hands: Hands,
  name: string,
): Promise<void> {
  await hands.go(page.getByRole("button", { name: words.more(name) }));
  await page.getByLabel(words.reason).selectOption("counted");
  await hands.go(page.getByRole("button", { name: words.saveStock }));
  await page.getByText(words.done.stock).waitFor();
}

async function cameraPicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(({ width, height }) => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    const context = canvas.getContext("2d")!;
    const colours = context.createLinearGradient(0, 0, width, height);
    colours.addColorStop(0, "seagreen");
    colours.addColorStop(1, "wheat");
    context.fillStyle = colours;
    context.fillRect(0, 0, width, height);
    context.fillStyle = "white";
    context.fillRect(width / 2 - 300, 300, 600, 1400);
    return canvas.toDataURL("image/jpeg", 0.95);
  }, CAMERA);
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}
