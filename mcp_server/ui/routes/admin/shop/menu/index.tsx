import {
  bookingAddService,
  bookingSortServices,
} from "../../../../../booking/menu/operations.ts";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { ListTable } from "../../../../components/ListTable.tsx";
import { AddService } from "../../../../components/shop/AddService.tsx";
import { menuColumns } from "../../../../components/shop/menu_columns.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { menuWords } from "../../../../locales/menu.ts";
import { loadCatalogue } from "../../../../shop/catalogue_page.ts";
import { movedBy, serviceFrom } from "../../../../shop/service_form.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff }) => loadCatalogue(staff),
  actions: {
    add: {
      operation: bookingAddService,
      argsOf: serviceFrom,
      next: () => "/admin/shop/menu?done=add",
    },
    sort: {
      operation: bookingSortServices,
      argsOf: (form) => ({
        serviceIds: movedBy(
          form.all("serviceIds"),
          form.get("serviceId"),
          form.get("by") === "1" ? 1 : -1,
        ),
      }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { services, resources } = shown.data;
  const words = menuWords[locale];
  const place = { shown, locale, newKey };
  const mayChange = adminContext?.may(bookingAddService) ?? false;
  const columns = menuColumns({ place, services, resources, mayChange });
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      place={place}
      styleSheet="/admin/access.css"
    >
      <ShopMenu locale={locale} path={url.pathname} />
      {mayChange && (
        <AddService place={place} services={services} resources={resources} />
      )}
      {services.length > 0
        ? (
          <ListTable
            label={words.title}
            columns={columns}
            rows={services}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{words.none}</p>}
    </DeskPage>
  );
});
