import { assert, assertEquals } from "@std/assert";
import type { Locator } from "playwright-core";
import { violationsOf } from "../../mcp_server/ui/test_axe.ts";
import {
  type ChatBrowser,
  executablePath,
  openChatBrowser,
  PEOPLE,
} from "./chat_window.ts";

const ignore = executablePath === undefined;

const VISITS = {
  ja: {
    viewport: { width: 390, height: 844 },
    ask: "フォームはありますか",
    form: "カウンセリング",
    changed: "フォームの内容が変わっていた",
    gone: "このフォームは現在受け付けていない",
  },
  en: {
    viewport: { width: 1280, height: 800 },
    ask: "what forms are there?",
    form: "counselling",
    changed: "The form has changed meanwhile",
    gone: "This form is not offered any more",
  },
} as const;

/** The form without one question, with one more, and with fewer choices. */
async function changeForm({ stack: { sql } }: ChatBrowser) {
  const [form] = await sql`
    select form_id, version, title_ja, title_en, fields from form_versions
    where title_en like '%counselling%' order by version desc limit 1`;
  const { form_id, version, title_ja, title_en } = form!;
  // deno-lint-ignore no-explicit-any -- the questions as they are stored
  const fields = form!.fields.flatMap((field: any) => {
    if (["birthday", "dislikes"].includes(field.id)) return [];
    if (field.id !== "concerns") return [field];
    return [{ ...field, options: field.options.slice(1) }];
  });
  const label = { ja: "苦手なもの", en: "Anything you dislike" };
  const added = { id: "dislikes", type: "text", label, required: true };
  const questions = [...fields, { ...added, long: false, maxLength: 50 }];
  await sql`
    insert into form_versions (form_id, version, title_ja, title_en, fields,
      created_at)
    values (${form_id}, ${version + 1}, ${title_ja}, ${title_en},
      ${sql.json(questions)}, now())`;
  return form_id as string;
}

function isInView(element: Locator): Promise<boolean> {
  return element.evaluate((it) => {
    const { top, bottom } = it.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });
}

for (const locale of ["ja", "en"] as const) {
  Deno.test({
    name:
      `a form that changes while it is filled in is opened anew with what still fits, and one that is retired is told to be (${locale})`,
    ignore,
    async fn() {
      await using browser = await openChatBrowser();
      const { viewport, ...visit } = VISITS[locale];
      const { page, problems, say } = await browser.open(locale, { viewport });
      const { results, approval } = PEOPLE[locale].text;
      await say(visit.ask);
      await page.getByRole("button", { name: visit.form }).click();
      const sheet = page.locator("form.form-sheet").last();
      const answer = (id: string) => sheet.locator(`[name="answers.${id}"]`);
      await answer("name").fill("Hanako");
      await answer("phone").fill("090-1234-5678");
      await answer("birthday").fill("1990-05-01");
      await sheet.locator("select").first().selectOption({ index: 2 });
      const kept = await sheet.locator("select").first().inputValue();
      await sheet.locator('input[value="dryness"]').check();
      await sheet.locator('input[value="frizz"]').check();
      for (const consent of await sheet.locator("select").all()) {
        if (await consent.inputValue() === "") {
          await consent.selectOption({ index: 1 });
        }
      }
      const formId = await changeForm(browser);
      await sheet.getByRole("button", { name: results.toCheck }).click();

      const notice = sheet.getByRole("alert");
      await notice.waitFor();
      assertEquals(await notice.textContent(), results.formReopened);
      assert(await isInView(notice), "the sentence is in sight");
      assert(await notice.evaluate((it) => it === document.activeElement));
      assertEquals(await page.locator(".failure").count(), 0);
      assertEquals(await answer("name").inputValue(), "Hanako");
      assertEquals(await answer("phone").inputValue(), "090-1234-5678");
      assertEquals(
        await sheet.locator("select").first().inputValue(),
        kept,
      );
      assertEquals(await answer("birthday").count(), 0);
      assertEquals(await sheet.locator('input[value="dryness"]').count(), 0);
      assert(await sheet.locator('input[value="frizz"]').isChecked());
      assertEquals(await violationsOf(page), []);

      await answer("dislikes").fill("—");
      await sheet.getByRole("button", { name: results.toCheck }).click();
      const card = page.locator(".approval").last();
      await card.waitFor();
      await changeForm(browser);
      await card.getByRole("button", { name: approval.approve }).click();
      await card.getByText(visit.changed).waitFor();
      assertEquals(await violationsOf(page), []);
      await say(visit.ask);
      await page.getByRole("button", { name: visit.form }).last().click();
      await page.locator("form.form-sheet").nth(1).waitFor();
      assertEquals(await answer("dislikes").inputValue(), "—");
      await sheet.getByRole("button", { name: results.toCheck }).click();
      await page.locator('.approval[data-state="pending"]').waitFor();
      await browser.stack.sql`
        update forms set active = false where id = ${formId}`;
      await card.getByRole("button", { name: approval.approve }).click();
      const reason = card.getByText(visit.gone);
      await reason.waitFor();
      assert(await isInView(reason), "the reason is in sight");
      // A browser says of each answer with 400 that it failed to load.
      assertEquals(problems.filter((one) => !/\b400\b/.test(one)), []);
    },
  });
}
