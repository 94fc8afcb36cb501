import { chromium as playwright, type Page as Tab } from "playwright-core";
import { findChromium } from "../../../shared/ui/find_chromium.ts";
import { type Engine, type Page, TIMEOUT_MS, WINDOW } from "./browser.ts";

const executablePath = findChromium();

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Chromium, driven by the DevTools protocol. */
export const chromium: Engine = {
  name: "Chromium",
  missing: executablePath ? [] : ["chromium"],
  openPage,
};

async function openPage(): Promise<Page> {
  const browser = await playwright.launch({
    executablePath: executablePath!,
    args: ARGUMENTS,
  });
  const tab = await browser.newPage({ viewport: WINDOW });
  tab.setDefaultTimeout(TIMEOUT_MS);
  const complaints: string[] = [];
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return {
    ...pageOf(tab),
    complaints,
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

function pageOf(tab: Tab): Omit<Page, symbol | "complaints"> {
  const find = (xpath: string) => tab.locator(`xpath=${xpath}`).first();
  return {
    async open(url) {
      await tab.goto(url);
    },
    async reload() {
      await tab.reload();
    },
    see: (xpath) => find(xpath).waitFor(),
    click: (xpath) => find(xpath).click(),
    async follow(xpath) {
      const before = tab.url();
      await find(xpath).click();
      await tab.waitForURL((url) => url.href !== before);
    },
    async clickAndAnswer(xpath, isAccepted) {
      const asked = tab.waitForEvent("dialog").then(async (dialog) => {
        await (isAccepted ? dialog.accept() : dialog.dismiss());
        return dialog.message();
      });
      const [question] = await Promise.all([asked, find(xpath).click()]);
      return question;
    },
    type: (xpath, text) => find(xpath).pressSequentially(text),
    press: (keys) => tab.keyboard.press(keys),
    hasFocus: (xpath) =>
      find(xpath).evaluate((element) => element === document.activeElement),
    styleOf: (xpath, property) =>
      find(xpath).evaluate(
        (element, name) => getComputedStyle(element).getPropertyValue(name),
        property,
      ),
  };
}
