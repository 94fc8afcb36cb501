import { page } from "fresh";
import { LegalPage } from "../components/LegalPage.tsx";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

export const handler = define.handlers({
  GET: async ({ state }) => page({ shop: await state.readShop() }),
});

export default define.page<typeof handler>(function Privacy({ data, state }) {
  const { privacy } = messagesOf(state.locale).legal;
  return (
    <LegalPage
      locale={state.locale}
      shop={data.shop}
      title={privacy.title}
      sections={[
        [privacy.stored, privacy.storedWords],
        [
          privacy.model,
          state.offlineModel ? privacy.offline : privacy.provider,
        ],
        [privacy.shop, privacy.shopWords],
        ...(state.hasNotices
          ? [[privacy.messages, privacy.messagesWords] as const]
          : []),
        [privacy.cookies, privacy.cookiesWords],
        [privacy.erasing, privacy.erasingWords],
      ]}
    />
  );
});
