import { Buffer } from "node:buffer";
import type { Locator, Page } from "playwright-core";
import type { Locale } from "../../../shared/ui/locale.ts";
import { formsWords } from "../../../mcp_server/ui/locales/forms.ts";
import { menuWords } from "../../../mcp_server/ui/locales/menu.ts";
import { peopleWords } from "../../../mcp_server/ui/locales/people.ts";
import { productWords } from "../../../mcp_server/ui/locales/products.ts";
import { setUpWords } from "../../../mcp_server/ui/locales/set_up.ts";
import type { Owner } from "./owner.ts";

/** One page that an owner fills in. */
export interface SetUpPage {
  name: keyof typeof setUpWords["ja"]["steps"];
  fill(owner: Owner, locale: Locale): Promise<void>;
}

export const SERVICES = [
  ["カット", "Haircut", "5500", "60"],
  ["カラー", "Colour", "8800", "90"],
  ["パーマ", "Perm", "12000", "120"],
  ["ヘッドスパ", "Head spa", "4400", "45"],
  ["前髪カット", "Bang trim", "1100", "15"],
] as const;

export const PRODUCTS = [
  ["椿せっけん", "Camellia soap"],
  ["柚子ローション", "Yuzu lotion"],
  ["竹ブラシ", "Bamboo brush"],
  ["米ぬかトリートメント", "Rice bran treatment"],
  ["ヒノキオイル", "Hinoki oil"],
  ["海藻パック", "Seaweed mask"],
  ["茶葉シャンプー", "Tea leaf shampoo"],
  ["絹タオル", "Silk towel"],
  ["木の櫛", "Wooden comb"],
  ["蜂蜜ワックス", "Honey wax"],
] as const;

export const PEOPLE = [["林", "Hayashi"], ["森", "Mori"]] as const;

/** The pages of a new shop, in the order of its list. */
export const PAGES: readonly SetUpPage[] = [
  { name: "name", fill: nameShop },
  { name: "hours", fill: setHours },
  { name: "services", fill: addServices },
  { name: "people", fill: addPeople },
  { name: "products", fill: addProducts },
  { name: "forms", fill: makeForm },
];

async function nameShop(owner: Owner) {
  const form = formOf(owner, "about");
  await owner.fill(named(form, "nameJa"), "ヘアサロン はじめ");
  await owner.fill(named(form, "nameEn"), "Hair Salon Hajime");
  await owner.fill(named(form, "phone"), "03-1234-5678");
  await submit(owner, form);
}

async function setHours(owner: Owner) {
  const form = formOf(owner, "hours");
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    await owner.fill(named(form, `opens-${weekday}-0`), "10:00");
    await owner.fill(named(form, `closes-${weekday}-0`), "19:00");
  }
  await submit(owner, form);
}

async function addServices(owner: Owner, locale: Locale) {
  for (const [nameJa, nameEn, price, minutes] of SERVICES) {
    const form = await unfolded(owner, menuWords[locale].add);
    await owner.fill(named(form, "nameJa"), nameJa);
    await owner.fill(named(form, "nameEn"), nameEn);
    await owner.fill(named(form, "priceMinor"), price);
    await owner.fill(named(form, "durationMinutes"), minutes);
    await submit(owner, form);
  }
}

/** Who is added can do everything at first. */
async function addPeople(owner: Owner, locale: Locale) {
  for (const [nameJa, nameEn] of PEOPLE) {
    const form = await unfolded(owner, peopleWords[locale].add);
    await owner.fill(named(form, "nameJa"), nameJa);
    await owner.fill(named(form, "nameEn"), nameEn);
    await submit(owner, form);
  }
}

async function addProducts(owner: Owner, locale: Locale) {
  const { page } = owner;
  const list = page.url();
  const photo = await photoOf(page);
  for (const [nameJa, nameEn] of PRODUCTS) {
    await page.goto(list);
    const form = await unfolded(owner, productWords[locale].add);
    await owner.fill(named(form, "nameJa"), nameJa);
    await owner.fill(named(form, "nameEn"), nameEn);
    await owner.fill(named(form, "priceMinor"), "1320");
    await owner.fill(named(form, "onHand"), "8");
    await submit(owner, form);
    const picture = formOf(owner, "picture");
    await owner.attach(picture.locator('input[type="file"]'), photo);
    await picture.locator('button[type="submit"]').waitFor();
    await submit(owner, picture);
    await page.getByRole("img", { name: { ja: nameJa, en: nameEn }[locale] })
      .first().waitFor();
  }
}

/** A picture as a phone's camera takes it, drawn by the browser. */
async function photoOf(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: 1600, height: 1200 });
    const context = canvas.getContext("2d")!;
    context.fillStyle = "seagreen";
    context.fillRect(0, 0, 1600, 1200);
    return canvas.toDataURL("image/jpeg");
  });
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}

async function makeForm(owner: Owner, locale: Locale) {
  const { page } = owner;
  const { builder, save } = formsWords[locale];
  const form = await unfolded(owner, formsWords[locale].add);
  await owner.fill(named(form, "titleJa"), "問診票");
  await owner.fill(named(form, "titleEn"), "Intake form");
  await submit(owner, form);
  await page.locator(".form-builder fieldset:enabled").first().waitFor();
  await owner.choose(page.getByLabel(builder.addOfType), "yes_no");
  await owner.press(
    page.getByRole("button", { name: builder.addQuestion, exact: true }),
  );
  const question = page.locator(".form-question").last();
  await owner.fill(question.getByLabel(builder.labelJa), "初めてですか");
  await owner.fill(
    question.getByLabel(builder.labelEn),
    "Is it your first visit?",
  );
  await owner.press(page.getByRole("button", { name: save, exact: true }));
  await page.waitForURL("**/*done=edit");
}

function formOf({ page }: Owner, action: string): Locator {
  return page.locator(`form:has(input[name="do"][value="${action}"])`);
}

function named(form: Locator, name: string): Locator {
  return form.locator(`[name="${name}"]`);
}

/** The form of the page for something new, which is folded once there is one. */
async function unfolded(owner: Owner, label: string): Promise<Locator> {
  const { page } = owner;
  const details = page.locator("details.add-customer").first();
  await details.waitFor();
  const isOpen = await details.evaluate((it) => it.hasAttribute("open"));
  if (!isOpen) {
    await owner.press(details.locator("summary", { hasText: label }));
  }
  return formOf(owner, "add");
}

async function submit(owner: Owner, form: Locator): Promise<void> {
  await follow(owner, form.locator('button[type="submit"]'));
}

/** Presses what leads to a page, and waits for it. */
export async function follow(owner: Owner, target: Locator): Promise<void> {
  const { page } = owner;
  await Promise.all([
    page.waitForEvent("framenavigated"),
    owner.press(target),
  ]);
  await page.waitForLoadState("domcontentloaded");
}
