import { findProgram } from "../../../shared/ui/find_program.ts";
import { type Engine, type Page, TIMEOUT_MS, WINDOW } from "./browser.ts";
import { until } from "./until.ts";
import { startWebKitDriver } from "./webkit_driver.ts";
import { WebDriverSession } from "./web_driver.ts";

const xvfb = findProgram(["Xvfb"]);
const driver = findProgram(["WebKitWebDriver"]);

/** WebKitGTK, driven by WebDriver on a virtual display. */
export const webkit: Engine = {
  name: "WebKit",
  missing: [
    ...driver ? [] : ["webkit2gtk-driver"],
    ...xvfb ? [] : ["xvfb"],
  ],
  openPage,
};

/** Codes of keys (W3C WebDriver 2, section 17.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Tab: "\uE004",
  Enter: "\uE007",
  Alt: "\uE00A",
  Escape: "\uE00C",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
};

async function openPage(): Promise<Page> {
  await using started = new AsyncDisposableStack();
  const { url, stop } = await startWebKitDriver({
    xvfb: xvfb!,
    driver: driver!,
  });
  started.defer(stop);
  const session = await WebDriverSession.start(url);
  started.defer(() => session.send("DELETE", "").then(() => {}));
  // The driver's own wait for an element.
  await session.send("POST", "/timeouts", { implicit: TIMEOUT_MS });
  await session.send("POST", "/window/rect", WINDOW);
  const all = started.move();
  return {
    ...pageOf(session),
    complaints: [],
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function pageOf(
  session: WebDriverSession,
): Omit<Page, symbol | "complaints"> {
  return {
    async open(url) {
      await session.send("POST", "/url", { url });
    },
    async reload() {
      await session.send("POST", "/refresh");
    },
    async see(xpath) {
      const element = await session.find(xpath);
      await until(
        `${xpath} is seen`,
        () => session.send("GET", `${element}/displayed`),
      );
    },
    async click(xpath) {
      await session.send("POST", `${await session.find(xpath)}/click`);
    },
    async follow(xpath) {
      const before = await session.send("GET", "/url");
      await session.send("POST", `${await session.find(xpath)}/click`);
      // WebKit never answers a command to a page that it is leaving. This command
      // goes to the browser, which answers.
      await until(
        `${xpath} leads to another page`,
        async () => await session.send("GET", "/url") !== before,
      );
    },
    async clickAndAnswer(xpath, isAccepted) {
      await session.send("POST", `${await session.find(xpath)}/click`);
      const question = await session.send("GET", "/alert/text");
      const answer = isAccepted ? "accept" : "dismiss";
      await session.send("POST", `/alert/${answer}`);
      return String(question);
    },
    async type(xpath, text) {
      const keys = text.replaceAll("\n", KEYS.Enter!);
      const element = await session.find(xpath);
      await session.send("POST", `${element}/value`, { text: keys });
    },
    async press(keys) {
      const values = keys.split("+").map((name) => KEYS[name] ?? name);
      const down = values.map((value) => ({ type: "keyDown", value }));
      const up = values.toReversed().map((value) => ({ type: "keyUp", value }));
      const actions = [...down, ...up];
      await session.send("POST", "/actions", {
        actions: [{ type: "key", id: "keyboard", actions }],
      });
    },
    async hasFocus(xpath) {
      return await session.find(xpath) === await session.findActive();
    },
    async styleOf(xpath, property) {
      return await session.send(
        "GET",
        `${await session.find(xpath)}/css/${property}`,
      );
    },
  };
}
