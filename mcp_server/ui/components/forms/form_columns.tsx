import type { BuiltForm } from "../../forms/content.ts";
import { formsWords } from "../../locales/forms.ts";
import type { FormPlace } from "../ActionForm.tsx";
import type { ListColumn } from "../ListTable.tsx";
import { nameColumn, stateColumn } from "../shop/catalogue_columns.tsx";
import { MoveBuiltForm } from "./MoveBuiltForm.tsx";

interface Context {
  place: FormPlace;
  forms: readonly BuiltForm[];
  mayChange: boolean;
}

/** The columns of the list of forms, in their order. */
export function formColumns(context: Context): ListColumn<BuiltForm>[] {
  const { place: { locale }, mayChange } = context;
  const words = formsWords[locale];
  return [
    nameColumn(words.name, ({ id, titleJa: ja, titleEn: en }) => ({
      href: `/admin/shop/forms/${id}`,
      ja,
      en,
    })),
    {
      name: "questions",
      header: words.questions,
      cell: ({ fields }) => fields.length,
    },
    {
      name: "submissions",
      header: words.handedIn,
      cell: ({ id, submissions }) => (
        <a href={`/admin/submissions?form=${id}`}>{submissions}</a>
      ),
    },
    stateColumn(words),
    ...mayChange
      ? [{
        name: "actions",
        header: words.order,
        cell: (form: BuiltForm) => <MoveBuiltForm {...context} form={form} />,
      }]
      : [],
  ];
}
