import { HttpError } from "fresh";
import { BOOKING_HEADERS } from "../../../../booking/import/headers.ts";
import { bookingImport } from "../../../../booking/import/operation.ts";
import { CUSTOMER_HEADERS } from "../../../../customer/import/headers.ts";
import { customerImport } from "../../../../customer/import/operation.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { ImportForm } from "../../../components/import/ImportForm.tsx";
import { ShopMenu } from "../../../components/shop/ShopMenu.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { importWords } from "../../../locales/imports.ts";
import { headersIn } from "../../../shop/import_headers.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(deskHandlers({
  load({ staff }) {
    const may = staff.may(customerImport) && staff.may(bookingImport);
    if (!may) throw new HttpError(403);
    return Promise.resolve(null);
  },
}));

export default define.page<typeof handler>(({ state, url }) => {
  const { locale, text } = state;
  const { movingIn, movingInLead } = importWords[locale];
  return (
    <DeskPage
      text={text}
      words={{ title: movingIn, lead: movingInLead }}
      styleSheet="/admin/products.css"
    >
      <ShopMenu locale={locale} path={url.pathname} />
      <div class="desk-columns">
        {([
          ["customer", CUSTOMER_HEADERS],
          ["booking", BOOKING_HEADERS],
        ] as const).map(([noun, headers]) => (
          <ImportForm
            key={noun}
            locale={locale}
            noun={noun}
            headers={headersIn(headers, locale)}
          />
        ))}
      </div>
    </DeskPage>
  );
});
