import { HttpError } from "fresh";
import { bookingChangeService } from "../../../../../booking/menu/operations.ts";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { EditService } from "../../../../components/shop/EditService.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { changedFields } from "../../../../desk/changed_fields.ts";
import { type Action, deskHandlers } from "../../../../desk/handlers.ts";
import { menuWords } from "../../../../locales/menu.ts";
import { loadCatalogue } from "../../../../shop/catalogue_page.ts";
import { serviceFrom } from "../../../../shop/service_form.ts";
import { define } from "../../../../state.ts";

const setActive = (active: boolean): Action => ({
  operation: bookingChangeService,
  argsOf: (_form, { params }) => ({ serviceId: params.id, active }),
});

export const handler = define.handlers(deskHandlers({
  async load({ staff, params }) {
    const { services, resources } = await loadCatalogue(staff);
    const service = services.find(({ id }) => id === params.id);
    if (!service) throw new HttpError(404);
    return { service, resources };
  },
  actions: {
    edit: {
      operation: bookingChangeService,
      argsOf: (form, { params }) => ({
        serviceId: params.id,
        ...changedFields(form, serviceFrom(form)),
      }),
    },
    retire: setActive(false),
    offer: setActive(true),
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { service, resources } = shown.data;
  const words = menuWords[locale];
  const title = locale === "ja" ? service.nameJa : service.nameEn;
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
      <EditService
        place={place}
        service={service}
        resources={resources}
        mayChange={adminContext?.may(bookingChangeService) ?? false}
      />
    </DeskPage>
  );
});
