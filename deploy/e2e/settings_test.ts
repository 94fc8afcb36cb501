import { assertEquals } from "@std/assert";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";

Deno.test({
  name:
    "a customer chooses colours and messages, signs another device out, and deletes the account",
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    const { page, problems } = await browser.open("en");
    const other = await browser.open("en");
    const { settings, welcome } = PEOPLE.en.text;
    const button = (name: string | RegExp) =>
      page.getByRole("button", { name });

    await page.getByRole("link", { name: settings.title }).first().click();
    await page.getByLabel(settings.theme).selectOption("dark");
    await page.getByLabel(settings.textSize).selectOption("largest");
    await page.getByRole("button", { name: settings.save, exact: true })
      .click();
    const html = page.locator("html");
    await page.locator('html[data-theme="dark"]').waitFor();
    assertEquals(await html.getAttribute("data-text-size"), "largest");

    const paid = page.getByLabel(settings.notices.kinds.order_paid);
    await paid.uncheck();
    await button(settings.notices.save).click();
    await page.waitForURL(/#notices$/);
    assertEquals(await paid.isChecked(), false);

    await button(/^Sign out there/).click();
    await page.getByText(settings.thisOne).waitFor();
    assertEquals(await button(/^Sign out there/).count(), 0);
    await other.page.reload();
    await other.page.getByRole("link", { name: welcome.withGoogle }).waitFor();

    await button(settings.erasing.title).click();
    await page.getByText(settings.erasing.nothing).waitFor();
    await button(settings.erasing.now).click();
    await page.getByText(welcome.signedOut).waitFor();
    assertEquals(problems, []);
  },
});
