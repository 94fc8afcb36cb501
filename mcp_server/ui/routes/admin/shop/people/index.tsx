import {
  bookingAddResource,
} from "../../../../../booking/resource/operations.ts";
import { DeskPage } from "../../../../components/DeskPage.tsx";
import { ListTable } from "../../../../components/ListTable.tsx";
import { AddResource } from "../../../../components/shop/AddResource.tsx";
import { resourceColumns } from "../../../../components/shop/resource_columns.tsx";
import { ShopMenu } from "../../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../../desk/handlers.ts";
import { peopleWords } from "../../../../locales/people.ts";
import { loadCatalogue } from "../../../../shop/catalogue_page.ts";
import { resourceFrom } from "../../../../shop/resource_form.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load: ({ staff }) => loadCatalogue(staff),
  actions: { add: { operation: bookingAddResource, argsOf: resourceFrom } },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const { services, resources } = shown.data;
  const words = peopleWords[locale];
  const place = { shown, locale, newKey };
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      place={place}
      styleSheet="/admin/access.css"
    >
      <ShopMenu locale={locale} path={url.pathname} />
      {adminContext?.may(bookingAddResource) && (
        <AddResource
          place={place}
          services={services}
          isFirst={resources.length === 0}
        />
      )}
      {resources.length > 0
        ? (
          <ListTable
            label={words.title}
            columns={resourceColumns(locale)}
            rows={resources}
            keyOf={({ id }) => id}
          />
        )
        : <p class="empty">{words.none}</p>}
    </DeskPage>
  );
});
