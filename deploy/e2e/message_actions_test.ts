import { assertEquals } from "@std/assert";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";

Deno.test({
  name:
    "a message is put differently and answered anew, the version before can be read, and an answer is rated",
  ignore: executablePath === undefined,
  async fn() {
    await using browser = await openChatBrowser();
    const { page, problems, say } = await browser.open("en");
    const { text } = PEOPLE.en;
    const own = page.locator('.message[data-role="user"]');
    const answers = page.locator('.message[data-role="assistant"]');
    const press = (within: typeof own, name: string) =>
      within.getByRole("button", { name, disabled: false }).click();
    const isIdle = () => page.locator('.messages[aria-busy="false"]').waitFor();

    await say("how much is a haircut?");
    await answers.last().getByText("Haircut, 60 minutes").waitFor();
    await own.hover();
    await press(own, text.message.edit);
    const editor = page.getByRole("textbox", { name: text.message.edit });
    await editor.fill("how much is a head spa?");
    await press(page.locator(".message-edit"), text.composer.send);
    await answers.last().getByText("Head spa, 45 minutes").waitFor();
    await isIdle();
    assertEquals([await own.count(), await answers.count()], [1, 1]);

    await page.getByRole("button", { name: /^As it was until/ }).click();
    await page.locator(".branches").getByText("how much is a haircut?")
      .waitFor();

    await press(answers.last(), text.message.regenerate);
    await page.getByRole("button", { name: /^As it was until/ }).nth(1)
      .waitFor();
    await answers.last().getByText("Head spa, 45 minutes").waitFor();
    await isIdle();
    assertEquals([await own.count(), await answers.count()], [1, 1]);

    await press(answers.last(), text.message.up);
    const thumb = page.getByRole("button", {
      name: text.message.up,
      pressed: true,
    });
    await thumb.waitFor();
    await page.reload();
    await thumb.waitFor();
    assertEquals(problems, []);
  },
});
