import * as z from "zod";
import { ApiError, notFound } from "../../../shared/http/errors.ts";
import { given } from "../../operation/details.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../../operation/operation.ts";
import { putInOrder } from "../../storage/put_in_order.ts";
import { formFields } from "../fields.ts";
import {
  addFormInput,
  type BuiltForm,
  catalogueOutput,
  changeFormInput,
  type FormContent,
  formOutput,
  sortFormsInput,
} from "./schemas.ts";
import {
  createForm,
  lockForm,
  publishVersion,
  selectForms,
  setActive,
} from "./store.ts";

const writing = {
  noun: "form",
  kind: "write",
  scope: "form:read",
  annotations: CHANGING,
} as const;

export const formCatalogue: Operation = defineStaffOperation({
  noun: "form",
  verb: "catalogue",
  kind: "read",
  scope: "form:read",
  title: { ja: "すべてのフォームを見る", en: "Show all forms" },
  description: {
    ja:
      "すべてのフォームを、使わなくなったものも含めて、項目とともに返します。",
    en: "Lists all forms with their fields, also those no longer in use.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: catalogueOutput,
  run: async ({ sql }) => ({ forms: await selectForms(sql) }),
});

export const formAdd: Operation = defineStaffOperation({
  ...writing,
  verb: "add",
  annotations: { ...CHANGING, destructiveHint: false, idempotentHint: false },
  title: { ja: "フォームを加える", en: "Add a form" },
  description: {
    ja: "お客様が記入できるフォームを加えます。",
    en: "Adds a form that customers can fill in.",
  },
  input: addFormInput,
  output: formOutput,
  async run({ sql, newId, now }, content) {
    const formId = newId("frm_");
    await createForm(sql, formId);
    await publishVersion(sql, { formId, version: 1, content, now });
    return { form: await readForm(sql, formId) };
  },
});

export const formChange: Operation = defineStaffOperation({
  ...writing,
  verb: "change",
  title: { ja: "フォームを変える", en: "Change a form" },
  description: {
    ja:
      "渡した項目だけを変えます。題名か項目を変えると新しい版になります。提出されたフォームは、そのときの版のままです。",
    en:
      "Changes only what is given. Another title or other fields make a new version. What was handed in keeps the version it was made for.",
  },
  input: changeFormInput,
  output: formOutput,
  async run(context, { formId, expectedVersion, active, ...changes }) {
    const { sql, noteBefore } = context;
    if (!await lockForm(sql, formId)) throw notFound("Form", "formId");
    const before = await readForm(sql, formId);
    requireVersion(before, expectedVersion);
    noteBefore({ form: before });
    await publishChange(context, before, given(changes));
    if (active !== undefined) await setActive(sql, formId, active);
    return { form: await readForm(sql, formId) };
  },
});

export const formSort: Operation = defineStaffOperation({
  ...writing,
  verb: "sort",
  title: { ja: "フォームを並べ替える", en: "Sort the forms" },
  description: {
    ja: "フォームを渡した順に並べます。",
    en: "Puts the forms in the given order.",
  },
  input: sortFormsInput,
  output: catalogueOutput,
  async run({ sql, noteBefore }, { formIds }) {
    noteBefore({ forms: await selectForms(sql) });
    await putInOrder(sql, sql`forms`, formIds);
    return { forms: await selectForms(sql) };
  },
});

async function readForm(
  sql: OperationContext["sql"],
  id: string,
): Promise<BuiltForm> {
  const [form] = await selectForms(sql, id);
  return form!;
}

/** Two who change a form at once must not undo each other's work unseen. */
function requireVersion(
  { version }: BuiltForm,
  expected: number | undefined,
): void {
  if (expected === undefined || expected === version) return;
  throw new ApiError(
    `This form is now at version ${version}; read it again before changing it`,
    { status: 409, code: "form_changed", details: { version } },
  );
}

/**
 * A version that says the same as the one before is not published. What is stored
 * is parsed, since its properties have lost their order.
 */
async function publishChange(
  { sql, now }: OperationContext,
  { id: formId, version, titleJa, titleEn, fields }: BuiltForm,
  changes: Partial<FormContent>,
): Promise<void> {
  const before = { titleJa, titleEn, fields: formFields.parse(fields) };
  const content = { ...before, ...changes };
  if (JSON.stringify(content) === JSON.stringify(before)) return;
  await publishVersion(sql, { formId, version: version + 1, content, now });
}
