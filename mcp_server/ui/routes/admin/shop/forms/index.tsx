import { AddForm } from "../../../../components/forms/AddForm.tsx";
import { formColumns } from "../../../../components/forms/form_columns.tsx";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { ListTable } from "../../../../components/ListTable.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import {
  type FormCatalogue,
  newFormFrom,
} from "../../../../forms/form_pages.ts";
import { formsWords } from "../../../../locales/forms.ts";
import { movedBy } from "../../../../shop/service_form.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff }) => staff.call<FormCatalogue>("form_catalogue", {}),
  actions: {
    add: {
      operation: "form_add",
      argsOf: newFormFrom,
      next: ({ form }) =>
        `/admin/shop/forms/${(form as { id: string }).id}?done=add`,
    },
    sort: {
      operation: "form_sort",
      argsOf: (form) => ({
        formIds: movedBy(
          form.all("formIds"),
          form.get("formId"),
          form.get("by") === "1" ? 1 : -1,
        ),
      }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { forms } = shown.data;
  const words = formsWords[locale];
  const place = { shown, locale, newKey };
  const mayChange = adminContext?.may("form_add") ?? false;
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      place={place}
      styleSheet="/admin/access.css"
      aside={
        <a class="button" href="/admin/submissions">{words.submissions}</a>
      }
    >
      <ShopMenu locale={locale} path={url.pathname} />
      {mayChange && <AddForm place={place} isFirst={forms.length === 0} />}
      {forms.length > 0
        ? (
          <ListTable
            label={words.title}
            columns={formColumns({ place, forms, mayChange })}
            rows={forms}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{words.none}</p>}
    </DeskPage>
  );
});
