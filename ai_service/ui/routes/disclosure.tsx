import { page } from "fresh";
import { LegalPage } from "../components/LegalPage.tsx";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

export const handler = define.handlers({
  GET: async ({ state }) => page({ shop: await state.readShop() }),
});

export default define.page<typeof handler>(
  function Disclosure({ data: { shop }, state: { locale } }) {
    const { disclosure: words } = messagesOf(locale).payment;
    const said = shop?.disclosures;
    return (
      <LegalPage
        locale={locale}
        shop={shop}
        title={words.title}
        sections={[
          [words.seller, said?.seller[locale] ?? ""],
          [words.representative, said?.representative[locale] ?? ""],
          [words.price, words.priceWords],
          [words.payment, shop?.payment[locale] ?? ""],
          [words.due, words.dueWords],
          [words.delivery, said?.delivery[locale] ?? ""],
          [words.returns, said?.returns[locale] ?? ""],
          [words.registration, said?.registrationNumber ?? ""],
        ]}
      />
    );
  },
);
