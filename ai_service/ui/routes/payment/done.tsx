import { HttpError, page } from "fresh";
import { PaymentPage } from "../../payment/PaymentPage.tsx";
import { PaymentSignIn } from "../../payment/PaymentSignIn.tsx";
import { define } from "../../state.ts";

export const handler = define.handlers({
  async GET({ state, url }) {
    const session = url.searchParams.get("session");
    if (session && !state.user) return page({ found: null }, { status: 401 });
    const found = session && await state.confirmPayment(session);
    if (!found) throw new HttpError(404);
    return page({ found });
  },
});

export default define.page<typeof handler>(
  function Done({ data: { found }, state, url }) {
    return found
      ? <PaymentPage state={state} found={found} />
      : <PaymentSignIn state={state} url={url} about="payment" />;
  },
);
