import { assertEquals } from "@std/assert";
import type { Page } from "playwright-core";
import { SITE } from "../auth/staff_test_site.ts";
import { callRest } from "../surfaces/test_calls.ts";
import { executablePath, openDesk } from "./test_calendar_page.ts";

const NOW = "2030-01-08T11:20:00+09:00";

/** Goes to a control by the keyboard alone. */
async function tabTo(page: Page, isThere: (name: string) => boolean) {
  for (let step = 0; step < 120; step++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const element = document.activeElement as HTMLInputElement | null;
      return element?.labels?.[0]?.textContent ??
        element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    if (isThere(name)) return;
  }
  throw new Error("The keyboard does not reach it");
}

/** Adds a question and types it in both languages. */
async function addQuestion(page: Page, kind: string, ja: string, en: string) {
  await page.getByLabel("Kind of the new question").selectOption(kind);
  await page.getByRole("button", { name: "Add a question" }).click();
  const card = page.locator(".form-question").last();
  await card.getByLabel("Question (Japanese)").fill(ja);
  await card.getByLabel("Question (English)").fill(en);
  return card;
}

for (
  const window of [{ width: 1280 }, { width: 390, hasTouch: true }] as const
) {
  Deno.test({
    name:
      `in a browser of ${window.width} px, staff arrange a form and see at once what customers see`,
    ignore: executablePath === undefined,
    async fn() {
      await using desk = await openDesk({ now: NOW });
      const { page, problems } = await desk.open(window);
      await page.goto(`${SITE}/admin/shop/forms`);
      await page.getByLabel("Title (Japanese)").fill("問診票");
      await page.getByLabel("Title (English)").fill("Intake");
      await page.getByRole("button", { name: "Add a form" }).click();
      await page.locator(".form-builder fieldset:not([disabled])").first()
        .waitFor();
      const first = await addQuestion(page, "yes_no", "初めて", "First visit");
      await first.getByLabel("Has to be answered").check();
      const how = await addQuestion(page, "single", "きっかけ", "Found by");
      await how.getByLabel("Option 1 (Japanese)").fill("検索");
      await how.getByLabel("Option 1 (English)").fill("Search");
      await how.getByLabel("Ask it").selectOption({
        label: "If “First visit” is “Yes”",
      });
      const preview = page.locator(".form-preview");
      const asked = () => preview.getByLabel(/Found by/).count();
      assertEquals(await asked(), 0);
      await preview.getByLabel("First visit", { exact: true })
        .selectOption("true");
      assertEquals(await asked(), 1);
      assertEquals(await preview.getByLabel(/きっかけ/).count(), 0);
      await page.getByRole("button", { name: "Move “First visit” up" }).focus();
      await page.keyboard.press("Enter");
      await page.getByText("Moved to place 1.").waitFor();
      const focused = await page.evaluate(() =>
        document.activeElement?.getAttribute("aria-label")
      );
      assertEquals(focused, "Move “First visit” up");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("Saved.", { exact: true }).first().waitFor();
      await page.getByText("Version 2").waitFor();

      const token = await desk.site.tokenFor("usr_1");
      const { body: { items: [form] } } = await callRest(
        desk.site,
        "form_list",
        { token },
      ) as unknown as { body: { items: { id: string; version: number }[] } };
      const answers = { first: undefined, name: "佐藤 花子" };
      const { body } = await callRest(desk.site, "form_get", {
        token,
        args: { formId: form!.id },
      }) as unknown as {
        body: { form: { fields: { id: string; type: string }[] } };
      };
      const { fields } = body.form;
      assertEquals(fields.map(({ type }) => type), [
        "yes_no",
        "text",
        "single",
      ]);
      const { status } = await callRest(desk.site, "form_submit", {
        token,
        args: {
          formId: form!.id,
          version: form!.version,
          answers: { name: answers.name, [fields[0]!.id]: false },
        },
      });
      assertEquals(status, 200);
      await page.goto(`${SITE}/admin/submissions?q=${encodeURI("花子")}`);
      await page.locator("main details").first().click();
      await page.getByText("佐藤 花子").waitFor();
      const width = await page.evaluate(() =>
        document.documentElement.scrollWidth
      );
      assertEquals([width <= window.width, problems], [true, []]);
    },
  });
}

Deno.test({
  name:
    "in a browser, a form is changed by keyboard alone, and two who change it are told",
  ignore: executablePath === undefined,
  async fn() {
    await using desk = await openDesk({ now: NOW });
    await desk.site.database.owner`insert into forms (id) values ('frm_1')`;
    await desk.site.database.owner`
      insert into form_versions (form_id, version, title_ja, title_en, fields)
      values ('frm_1', 1, '問診票', 'Intake', ${
      desk.site.database.owner.json([{
        id: "name",
        type: "text",
        label: { ja: "お名前", en: "Name" },
        required: true,
        long: false,
        maxLength: 50,
      }])
    })`;
    const [one, two] = [await desk.open(), await desk.open()];
    for (const { page } of [one, two]) {
      await page.goto(`${SITE}/admin/shop/forms/frm_1`);
      await page.locator(".form-builder fieldset:not([disabled])").first()
        .waitFor();
    }
    const { page } = one;
    await tabTo(page, (name) => name === "Question (English)");
    await page.keyboard.type(" as on your card");
    await page.keyboard.press("Enter");
    await page.getByText("Version 2").waitFor();
    await two.page.getByLabel("Title (English)").fill("Other");
    await two.page.getByRole("button", { name: "Save", exact: true }).click();
    await two.page.getByText(/changed/i).first().waitFor();
    assertEquals(
      await two.page.getByLabel("Title (English)").inputValue(),
      "Other",
    );
  },
});
