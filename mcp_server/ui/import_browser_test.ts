import { assertEquals } from "@std/assert";
import { Buffer } from "node:buffer";
import { SITE } from "../auth/staff_test_site.ts";
import { importWords } from "./locales/imports.ts";
import { violationsOf } from "./test_axe.ts";
import { executablePath, openDesk } from "./test_calendar_page.ts";

const words = importWords.ja;
const HOSTILE = `<img src=x onerror="globalThis.hacked=1">`;
const FILE = [
  `お名前,電話番号,"${HOSTILE.replaceAll('"', '""')}"`,
  "佐藤 花子,090-1234-5678,x",
  "佐藤 花子,090-1234-5678,x",
  ",090-0000-0000,x",
].join("\r\n");

Deno.test({
  name:
    "a file is tried and imported on a phone, and each line that is left out is shown",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: "2030-01-08T11:20:00+09:00" });
    const { page, problems } = await desk.open({
      locale: "ja-JP",
      width: 390,
      hasTouch: true,
    });
    await page.goto(`${SITE}/admin/shop/moving-in`);
    const form = page.locator("#card-customer form");
    await form.locator('input[type="file"]').setInputFiles({
      name: "customers.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(FILE),
    });
    const count = async () => {
      const [row] = await desk.site.database.owner<[{ count: number }]>`
        select count(*)::int as count from customers`;
      return row.count;
    };
    await form.getByRole("button", { name: words.trial }).tap();
    await form.getByText(words.trialDone).waitFor();
    assertEquals(await count(), 0);
    const rows = await form.locator("tbody tr").allTextContents();
    assertEquals(rows.map((text) => text.slice(0, 1)), ["1", "3", "4"]);
    const [unknown, twice, missing] = rows;
    assertEquals(missing?.slice(1, 4), "お名前");
    assertEquals(missing?.includes("使える値：100 文字までの名前"), true);
    assertEquals(twice?.includes("「佐藤 花子 · 09"), true);
    assertEquals(unknown?.includes("まだない列：ふりがな、"), true);
    assertEquals(await violationsOf(page), []);
    const shot = Deno.env.get("IMPORT_SHOT");
    if (shot) await page.screenshot({ path: shot, fullPage: true });

    await form.getByRole("button", { name: words.run }).tap();
    await form.getByText(words.runDone).waitFor();
    assertEquals(await count(), 1);

    await form.locator('input[type="file"]').setInputFiles({
      name: "broken.csv",
      mimeType: "text/csv",
      buffer: Buffer.from('お名前\r\n鈴木 一郎\r\n"高橋\r\n'),
    });
    await form.getByRole("button", { name: words.run }).tap();
    await form.getByText(words.unreadable).waitFor();
    assertEquals(await form.getByText(words.runDone).count(), 0);
    assertEquals(await count(), 2);
    assertEquals(await page.evaluate(() => "hacked" in globalThis), false);
    assertEquals(problems, []);
  },
});
