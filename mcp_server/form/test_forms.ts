import type { JSONValue, Sql } from "postgres";
import type { Bilingual } from "../../shared/ui/locale.ts";

const label = (ja: string, en: string) => ({ ja, en });

/** A counselling sheet of a few fields. */
export const SHEET = [
  {
    id: "name",
    type: "text",
    label: label("お名前", "Name"),
    required: true,
    long: false,
    maxLength: 50,
  },
  {
    id: "concerns",
    type: "multi",
    label: label("お悩み", "Concerns"),
    required: false,
    options: [
      { value: "dry", label: label("乾燥", "Dryness") },
      { value: "frizz", label: label("うねり", "Frizz") },
    ],
  },
  {
    id: "agreed",
    type: "consent",
    label: label("同意します", "I agree"),
    required: true,
  },
];

/** Properties of a form that a test may choose. */
export interface TestForm {
  active?: boolean;
  position?: number;
  fields?: JSONValue;
  title?: Bilingual;
}

/** Publishes version 1 of a form. */
export async function addForm(
  owner: Sql,
  id: string,
  { active = true, position = 0, ...published }: TestForm = {},
): Promise<void> {
  await owner`
    insert into forms (id, active, position)
    values (${id}, ${active}, ${position})`;
  await publish(owner, { id, version: 1, ...published });
}

/** Publishes another version of a form. */
export async function publish(
  owner: Sql,
  {
    id,
    version,
    fields = SHEET,
    title = { ja: `${id} 日本語 ${version}`, en: `${id} English ${version}` },
  }: Pick<TestForm, "fields" | "title"> & { id: string; version: number },
): Promise<void> {
  await owner`
    insert into form_versions (form_id, version, title_ja, title_en, fields)
    values (${id}, ${version}, ${title.ja}, ${title.en},
      ${owner.json(fields)})`;
}
