import { assertEquals } from "@std/assert";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";

const ignore = executablePath === undefined;
const { text } = PEOPLE.en;

Deno.test({
  name:
    "single keys lead through the chat, never while somebody writes, and can be turned off",
  ignore,
  async fn(t) {
    await using browser = await openChatBrowser();
    const { page, problems, say } = await browser.open("en");
    const input = page.getByRole("textbox", { name: text.composer.label });
    const help = page.getByRole("dialog", { name: text.shortcuts.title });
    await say("how much is a haircut?");
    const first = page.url();
    await page.getByRole("link", { name: text.conversations.create }).click();
    await say("when are you open?");
    const second = page.url();

    await t.step("keys are text where text is written", async () => {
      await input.pressSequentially("?nsjk/");
      assertEquals(await input.inputValue(), "?nsjk/");
      assertEquals([await help.count(), page.url()], [0, second]);
      await input.fill("");
      await input.blur();
    });

    await t.step("j and k go to the conversations beside", async () => {
      await page.keyboard.press("j");
      await page.waitForURL(first);
      await page.locator(".menu-button button:enabled").waitFor({
        state: "attached",
      });
      await page.keyboard.press("k");
      await page.waitForURL(second);
      await page.locator(".menu-button button:enabled").waitFor({
        state: "attached",
      });
    });

    await t.step("m writes, / searches", async () => {
      await page.keyboard.press("m");
      const isFocused = (it: Element) => it === document.activeElement;
      assertEquals(await input.evaluate(isFocused), true);
      assertEquals(await input.inputValue(), "");
      await input.blur();
      await page.keyboard.press("/");
      await page.locator(".sidebar input:focus").waitFor();
      await page.locator(".sidebar input").blur();
    });

    await t.step("? lists them, and they can be turned off", async () => {
      await page.keyboard.press("?");
      await help.getByText(text.shortcuts.never).waitFor();
      await help.getByRole("checkbox", { name: text.shortcuts.use }).uncheck();
      await page.keyboard.press("Escape");
      await help.waitFor({ state: "detached" });
      await page.keyboard.press("n");
      await page.keyboard.press("?");
      assertEquals([await help.count(), page.url()], [0, second]);
      await page.getByRole("button", { name: text.shortcuts.title }).click();
      await help.getByRole("checkbox", { name: text.shortcuts.use }).check();
      await help.getByRole("button", { name: text.shortcuts.close }).click();
      await page.keyboard.press("n");
      await page.waitForURL(`${browser.stack.aiServiceUrl}/`);
    });
    assertEquals(problems, []);
  },
});
