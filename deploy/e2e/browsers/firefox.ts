import puppeteer, { type KeyInput, type Page as Tab } from "puppeteer-core";
import { findProgram } from "../../../shared/ui/find_program.ts";
import { type Engine, type Page, TIMEOUT_MS, WINDOW } from "./browser.ts";

const executablePath = findProgram(["firefox-esr", "firefox"], "FIREFOX_PATH");

/** Firefox, driven by WebDriver BiDi. */
export const firefox: Engine = {
  name: "Firefox",
  missing: executablePath ? [] : ["firefox-esr"],
  openPage,
};

async function openPage(): Promise<Page> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executablePath!,
    defaultViewport: WINDOW,
    // A mouse that can hover: headless Firefox counts as a touch device.
    extraPrefsFirefox: {
      "ui.primaryPointerCapabilities": 6,
      // Alt alone would take the focus to the menu bar.
      "ui.key.menuAccessKeyFocuses": false,
    },
  });
  // The tab that is there first does not have the focus of its window, without
  // which no key presses a button.
  const tab = await browser.newPage();
  tab.setDefaultTimeout(TIMEOUT_MS);
  return {
    ...pageOf(tab),
    complaints: await collectComplaints(tab),
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** Collects errors of scripts and violations of the page's policy. */
async function collectComplaints(tab: Tab): Promise<readonly string[]> {
  const complaints: string[] = [];
  tab.on("pageerror", (error) => complaints.push(String(error)));
  tab.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  // Chromium writes these to the console itself.
  await tab.evaluateOnNewDocument(() =>
    globalThis.addEventListener("securitypolicyviolation", (event) => {
      console.error(`${event.violatedDirective} refused ${event.blockedURI}`);
    })
  );
  return complaints;
}

function pageOf(tab: Tab): Omit<Page, symbol | "complaints"> {
  const find = (xpath: string) =>
    tab.locator(`xpath/${xpath}`).setVisibility("visible");
  return {
    async open(url) {
      await tab.goto(url);
    },
    async reload() {
      await tab.reload();
    },
    async see(xpath) {
      await find(xpath).wait();
    },
    click: (xpath) => find(xpath).click(),
    async follow(xpath) {
      await Promise.all([tab.waitForNavigation(), find(xpath).click()]);
    },
    async clickAndAnswer(xpath, isAccepted) {
      const asked = new Promise<string>((resolve) =>
        tab.once("dialog", async (dialog) => {
          await (isAccepted ? dialog.accept() : dialog.dismiss());
          resolve(dialog.message());
        })
      );
      const [question] = await Promise.all([asked, find(xpath).click()]);
      return question;
    },
    async type(xpath, text) {
      const element = await find(xpath).waitHandle();
      await element.type(text);
    },
    async press(keys) {
      const names = keys.split("+") as KeyInput[];
      for (const name of names) await tab.keyboard.down(name);
      for (const name of names.toReversed()) await tab.keyboard.up(name);
    },
    async hasFocus(xpath) {
      const element = await find(xpath).waitHandle();
      return await element.evaluate((it) => it === document.activeElement);
    },
    async styleOf(xpath, property) {
      const element = await find(xpath).waitHandle();
      return await element.evaluate(
        (element, name) => getComputedStyle(element).getPropertyValue(name),
        property,
      );
    },
  };
}
