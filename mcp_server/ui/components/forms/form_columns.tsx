import type { BuiltForm } from "../../forms/content.ts";
import { formsWords } from "../../locales/forms.ts";
import type { FormPlace } from "../ActionForm.tsx";
import type { ListColumn } from "../ListTable.tsx";
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
    {
      name: "name",
      header: words.name,
      cell: ({ id, titleJa, titleEn }) => (
        <>
          <a href={`/admin/shop/forms/${id}`} dir="auto">{titleJa}</a>
          <span class="fine" dir="auto">{titleEn}</span>
        </>
      ),
    },
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
    {
      name: "state",
      header: words.state,
      cell: ({ active }) =>
        active
          ? <span class="badge" data-tone="accent">{words.offered}</span>
          : <span class="badge">{words.retired}</span>,
    },
    ...mayChange
      ? [{
        name: "actions",
        header: words.order,
        cell: (form: BuiltForm) => <MoveBuiltForm {...context} form={form} />,
      }]
      : [],
  ];
}
