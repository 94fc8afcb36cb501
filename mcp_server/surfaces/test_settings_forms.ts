import type { Random } from "../../shared/random/random.ts";
import { type SettingsShop, unlessSame } from "./test_settings_shop.ts";

// deno-lint-ignore no-explicit-any -- questions of any type
type Field = any;

const label = (text: string) => ({ ja: `${text}ですか`, en: text });

/** A question of some type, as the builder makes one. */
function newField(random: Random): Field {
  const common = {
    id: `q${random.below(1_000_000)}`,
    label: label(`Question ${random.below(1_000_000)}`),
    required: random.chance(0.5),
    ...(random.chance(0.3) && { help: label("Help") }),
  };
  return random.one([
    { ...common, type: "text", long: false, maxLength: 40 },
    { ...common, type: "number", integer: true, min: 1, max: 9 },
    { ...common, type: "date", max: "today" },
    { ...common, type: "yes_no" },
    { ...common, type: "consent" },
    {
      ...common,
      type: "multi",
      options: ["a", "b"].map((value) => ({ value, label: label(value) })),
    },
  ]);
}

/** The questions with one of them added, taken away, moved or worded anew. */
function changedFields(fields: readonly Field[], random: Random): Field[] {
  const at = random.below(fields.length);
  const field = fields[at];
  switch (random.below(5)) {
    case 0:
      return fields.length < 12 ? [...fields, newField(random)] : [...fields];
    case 1:
      return fields.length > 1 ? fields.toSpliced(at, 1) : [...fields];
    case 2:
      return fields.toSpliced(at, 1).toSpliced(0, 0, field);
    case 3:
      return fields.with(at, { ...newField(random), id: field.id });
    default:
      return fields.with(at, {
        ...field,
        label: label(`Question ${random.below(1_000_000)}`),
        required: !field.required,
      });
  }
}

/** Conditions whose question is gone, or comes later, go as well. */
function withoutBrokenConditions(fields: readonly Field[]): Field[] {
  return fields.map(({ showIf, ...field }, at) => {
    const other = fields.slice(0, at).find(({ id }) => id === showIf?.field);
    return other?.type === "yes_no" ? { ...field, showIf } : field;
  });
}

export async function changeForm(shop: SettingsShop, random: Random) {
  const { forms } = await shop.asStaff("form_catalogue");
  const before = random.one<Record<string, unknown>>(forms);
  const formId = before.id as string;
  const fields = withoutBrokenConditions(
    changedFields(before.fields as Field[], random),
  );
  const active = random.chance(0.8);
  const titleEn = `Form ${random.below(1000)}`;
  await shop.asStaff("form_change", { formId, titleEn, fields, active });
  const shown = await shop.asCustomer("form_get", { formId }).then(
    ({ form }) => [form.title.en, form.fields.map(idAndLabel)],
    () => null,
  );
  return unlessSame(
    "form",
    shown,
    active ? [titleEn, fields.map(idAndLabel)] : null,
  );
}

function idAndLabel({ id, type, label: { ja, en }, required }: Field) {
  return [id, type, ja, en, required];
}
