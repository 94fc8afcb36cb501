import { page } from "fresh";
import type { Confirmation } from "../../../payment/confirm.ts";
import { PaymentPage } from "../../payment/PaymentPage.tsx";
import { define } from "../../state.ts";

export const handler = define.handlers({
  async GET({ state, url }) {
    const orderId = url.searchParams.get("order") ?? "";
    const found: Confirmation = {
      state: "open",
      orderId,
      conversationId: state.user ? await state.paidFrom(orderId) : null,
    };
    return page({ found });
  },
});

export default define.page<typeof handler>(
  function Back({ data: { found }, state }) {
    return <PaymentPage state={state} found={found} />;
  },
);
