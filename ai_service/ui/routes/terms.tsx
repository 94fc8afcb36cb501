import { page } from "fresh";
import { LegalPage } from "../components/LegalPage.tsx";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

export const handler = define.handlers({
  GET: async ({ state }) => page({ shop: await state.readShop() }),
});

export default define.page<typeof handler>(function Terms({ data, state }) {
  const { locale } = state;
  const { terms } = messagesOf(locale).legal;
  return (
    <LegalPage
      locale={locale}
      shop={data.shop}
      title={terms.title}
      sections={[
        [terms.approval, terms.approvalWords],
        [terms.mistakes, terms.mistakesWords],
        [terms.cancellation, data.shop?.cancellation[locale] ?? ""],
        [terms.payment, data.shop?.payment[locale] ?? ""],
      ]}
    />
  );
});
