import { page } from "fresh";
import type { Confirmation } from "../../../payment/confirm.ts";
import { PaymentPage } from "../../payment/PaymentPage.tsx";
import { define } from "../../state.ts";

/** Nobody is signed in here: nothing is known but that the page was left. */
const LEFT: Confirmation = {
  state: "open",
  orderId: null,
  conversationId: null,
};

export const handler = define.handlers({
  async GET({ state, url }) {
    const orderId = url.searchParams.get("order") ?? "";
    return page({ found: await state.confirmOrder(orderId) ?? LEFT });
  },
});

export default define.page<typeof handler>(
  function Back({ data: { found }, state }) {
    return <PaymentPage state={state} found={found} />;
  },
);
