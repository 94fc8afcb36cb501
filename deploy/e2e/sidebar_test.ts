import { assertEquals, assertStringIncludes } from "@std/assert";
import type { Page } from "playwright-core";
import { executablePath, openChatBrowser, PEOPLE } from "./chat_window.ts";

const ignore = executablePath === undefined;
const { text } = PEOPLE.en;
const words = text.conversations;

/** The number of conversations that the service has. */
function stored(page: Page): Promise<number> {
  return page.evaluate(async () =>
    (await (await fetch("/api/conversations")).json()).items.length
  );
}

Deno.test({
  name:
    "a conversation is searched for, renamed, saved and deleted by keyboard, and a deletion is taken back",
  ignore,
  async fn(t) {
    await using browser = await openChatBrowser();
    const { page, problems, say } = await browser.open("en");
    const list = page.getByRole("navigation", { name: words.heading });
    const row = (title: string) =>
      list.getByRole("listitem").filter({ hasText: title });
    const openMenu = async (title: string) => {
      const more = row(title).getByRole("button", {
        name: words.actionsOf(title),
      });
      await more.press("Enter");
      await page.locator(".row-menu").waitFor();
    };
    await page.clock.install();
    await page.reload();
    await say("how much is a haircut?");
    await list.getByRole("link", { name: words.create }).click();
    await say("when are you open?");

    await t.step("search finds words of answers, with the place", async () => {
      const field = list.getByRole("searchbox", { name: words.search });
      await field.fill("60 minutes");
      await list.getByText(words.found(1, false)).waitFor();
      assertEquals(await list.locator("mark").textContent(), "60");
      await field.fill("no such words");
      await list.getByText(words.found(0, false)).waitFor();
      await field.press("Escape");
      await row("when are you open?").waitFor();
    });

    await t.step("a new title stands in place of the old one", async () => {
      await openMenu("how much is a haircut?");
      await page.keyboard.press("Enter");
      await list.getByRole("textbox", { name: words.titleLabel })
        .fill("Haircut");
      await page.keyboard.press("Enter");
      const link = row("Haircut").getByRole("link");
      await link.waitFor();
      assertEquals(
        await link.evaluate((it) => it === document.activeElement),
        true,
      );
    });

    await t.step("it is saved as a file to read", async () => {
      await openMenu("Haircut");
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: words.exportMarkdown })
        .press("Enter");
      const file = await (await download).createReadStream();
      const content = await new Response(
        ReadableStream.from(file as AsyncIterable<Uint8Array<ArrayBuffer>>),
      ).text();
      assertStringIncludes(content, "how much is a haircut?");
    });

    const remove = async () => {
      await openMenu("Haircut");
      await page.getByRole("button", { name: words.remove }).press("Enter");
      await row("Haircut").waitFor({ state: "detached" });
    };
    const undo = page.getByRole("button", { name: words.undo });

    await t.step("a deletion is taken back", async () => {
      await remove();
      await undo.press("Enter");
      await row("Haircut").waitFor();
      await page.clock.fastForward(10_000);
      assertEquals(await stored(page), 2);
    });

    await t.step("another tab still has it until then", async () => {
      await remove();
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByRole("link", { name: /Haircut/ }).waitFor();
      await other.close();
    });

    await t.step("a new page of the same tab goes on with it", async () => {
      await page.reload();
      await undo.waitFor();
      await row("Haircut").waitFor({ state: "detached" });
      await page.clock.fastForward(10_000);
      await undo.waitFor({ state: "detached" });
      assertEquals(await stored(page), 1);
    });

    await t.step("who deletes what is open begins anew", async () => {
      await openMenu("when are you open?");
      await page.getByRole("button", { name: words.remove }).press("Enter");
      await page.waitForURL(`${browser.stack.aiServiceUrl}/`);
      await undo.waitFor();
    });
    assertEquals(problems, []);
  },
});

Deno.test({
  name:
    "the drawer of a phone takes the focus, gives it back, and closes by Escape",
  ignore,
  async fn() {
    await using browser = await openChatBrowser();
    const viewport = { width: 360, height: 740 };
    const { page, problems, say } = await browser.open("en", { viewport });
    await say("when are you open?");
    const menu = page.getByRole("button", { name: words.open });
    await menu.press("Enter");
    const drawer = page.getByRole("dialog", { name: words.heading });
    await drawer.getByText(words.recency.today).waitFor();
    const holdsFocus = () =>
      drawer.evaluate((it) => it.contains(document.activeElement));
    assertEquals(await holdsFocus(), true);

    await drawer.getByRole("searchbox").fill("Monday");
    await drawer.locator("mark").waitFor();
    await page.keyboard.press("Escape");
    await drawer.getByText(words.recency.today).waitFor();

    await drawer.getByRole("button", {
      name: words.actionsOf("when are you open?"),
    }).press("Enter");
    await page.locator(".row-menu").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".row-menu").waitFor({ state: "detached" });
    assertEquals(await holdsFocus(), true);

    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    assertEquals(
      await menu.evaluate((it) => it === document.activeElement),
      true,
    );
    assertEquals(problems, []);
  },
});
