import { HttpError, page } from "fresh";
import type { Confirmation } from "../../../payment/confirm.ts";
import { PaymentPage } from "../../payment/PaymentPage.tsx";
import { PaymentSignIn } from "../../payment/PaymentSignIn.tsx";
import { define, type SiteState } from "../../state.ts";

export const handler = define.handlers({
  async GET({ state, url: { searchParams } }) {
    if (!state.user) return page({ found: null }, { status: 401 });
    const found = await find(state, searchParams);
    if (!found) throw new HttpError(404);
    return page({ found });
  },
});

/** Leaving the page says nothing of the payment, so that it is looked up. */
async function find(
  state: SiteState,
  query: URLSearchParams,
): Promise<Confirmation | null> {
  const session = query.get("session");
  return session
    ? await state.confirmPayment(session)
    : await state.confirmOrder(query.get("order") ?? "");
}

export default define.page<typeof handler>(
  function Back({ data: { found }, state, url }) {
    return found
      ? <PaymentPage state={state} found={found} />
      : <PaymentSignIn state={state} url={url} about="payment" />;
  },
);
