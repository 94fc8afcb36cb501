import { HttpError } from "fresh";
import { bookingSetHours } from "../../../../../booking/resource/hours_operation.ts";
import { bookingChangeResource } from "../../../../../booking/resource/operations.ts";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { EditResource } from "../../../../components/shop/EditResource.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { type Action, deskHandlers } from "../../../../desk/handlers.ts";
import { peopleWords } from "../../../../locales/people.ts";
import { loadCatalogue } from "../../../../shop/catalogue_page.ts";
import { resourceFrom } from "../../../../shop/resource_form.ts";
import { hoursFrom } from "../../../../shop/weekly_hours.ts";
import { define } from "../../../../state.ts";

const setActive = (active: boolean): Action => ({
  operation: bookingChangeResource,
  argsOf: (_form, { params }) => ({ resourceId: params.id, active }),
});

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const { resources, services } = await loadCatalogue(staff);
    const resource = resources.find(({ id }) => id === params.id);
    if (!resource) throw new HttpError(404);
    return { resource, services };
  },
  actions: {
    edit: {
      operation: bookingChangeResource,
      argsOf: (form, { params }) => ({
        resourceId: params.id,
        ...resourceFrom(form),
      }),
    },
    hours: {
      operation: bookingSetHours,
      argsOf: (form, { params }) => ({
        resourceId: params.id,
        hours: hoursFrom(form),
      }),
    },
    retire: setActive(false),
    offer: setActive(true),
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { resource, services } = shown.data;
  const words = peopleWords[locale];
  const title = locale === "ja" ? resource.nameJa : resource.nameEn;
  const place = { shown, locale, newKey };
  return (
    <DeskPage
      text={text}
      words={{ title, done: words.done }}
      done={shown.done}
      place={place}
      styleSheet="/admin/access.css"
    >
      <ShopMenu locale={locale} path={url.pathname} />
      <EditResource
        place={place}
        resource={resource}
        services={services}
        mayChange={adminContext?.may(bookingChangeResource) ?? false}
      />
    </DeskPage>
  );
});
