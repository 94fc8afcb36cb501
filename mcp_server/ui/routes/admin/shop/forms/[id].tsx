import { HttpError } from "fresh";
import { DeskCard } from "../../../../components/DeskCard.tsx";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { RetireForm } from "../../../../components/shop/RetireForm.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { type Action, deskHandlers } from "../../../../desk/handlers.ts";
import { dayOf } from "../../../../format.ts";
import {
  badPlaceOf,
  contentFrom,
  type FormCatalogue,
  shownContent,
} from "../../../../forms/form_pages.ts";
import FormBuilder from "../../../../islands/FormBuilder.tsx";
import { formsWords } from "../../../../locales/forms.ts";
import { define } from "../../../../state.ts";

const setActive = (active: boolean): Action => ({
  operation: "form_change",
  argsOf: (_form, { params }) => ({ formId: params.id, active }),
});

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const { forms } = await staff.call<FormCatalogue>("form_catalogue", {});
    const form = forms.find(({ id }) => id === params.id);
    if (!form) throw new HttpError(404);
    return form;
  },
  actions: {
    edit: {
      operation: "form_change",
      argsOf: (form, { params }) => ({
        formId: params.id,
        expectedVersion: Number(form.get("version")),
        ...contentFrom(form),
      }),
    },
    retire: setActive(false),
    offer: setActive(true),
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext, now, timeZone } = state;
  const { data: form, refused } = shown;
  const words = formsWords[locale];
  const title = locale === "ja" ? form.titleJa : form.titleEn;
  const place = { shown, locale, newKey };
  const mayChange = adminContext?.may("form_change") ?? false;
  return (
    <DeskPage
      text={text}
      words={{ title, done: words.done }}
      done={shown.done}
      place={place}
      styleSheet="/admin/forms.css"
      aside={<span class="badge">{words.version(form.version)}</span>}
    >
      <ShopMenu locale={locale} path={url.pathname} />
      <DeskCard id="edit" title={words.edit}>
        <p class="fine">{words.editLead}</p>
        <FormBuilder
          locale={locale}
          today={dayOf(now, timeZone)}
          content={shownContent(form, refused)}
          hidden={{
            do: "edit",
            key: newKey(),
            version: String(form.version),
          }}
          mayChange={mayChange}
          isRefused={refused?.action === "edit"}
          badPlace={badPlaceOf(refused)}
        />
        {mayChange && (
          <RetireForm
            place={place}
            isInUse={form.active}
            words={words}
            question={words.retireQuestion(form.submissions)}
          />
        )}
      </DeskCard>
    </DeskPage>
  );
});
