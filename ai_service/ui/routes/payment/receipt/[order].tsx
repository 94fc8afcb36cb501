import { HttpError, page } from "fresh";
import { PaymentSignIn } from "../../../payment/PaymentSignIn.tsx";
import { ReceiptPage } from "../../../payment/ReceiptPage.tsx";
import { define } from "../../../state.ts";

export const handler = define.handlers({
  async GET({ state, params }) {
    if (!state.user) return page({ receipt: null }, { status: 401 });
    const receipt = await state.readReceipt(params.order!);
    if (!receipt) throw new HttpError(404);
    return page({ receipt });
  },
});

export default define.page<typeof handler>(
  function PaidOrder({ data: { receipt }, state, url }) {
    return receipt
      ? <ReceiptPage state={state} receipt={receipt} />
      : <PaymentSignIn state={state} url={url} about="receipt" />;
  },
);
