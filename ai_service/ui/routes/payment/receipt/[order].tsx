import { HttpError, page } from "fresh";
import { ReceiptPage } from "../../../payment/ReceiptPage.tsx";
import { define } from "../../../state.ts";

export const handler = define.handlers({
  async GET({ state, params }) {
    const receipt = state.user && await state.readReceipt(params.order!);
    if (!receipt) throw new HttpError(404);
    return page({ receipt });
  },
});

export default define.page<typeof handler>(
  function PaidOrder({ data: { receipt }, state }) {
    return <ReceiptPage state={state} receipt={receipt} />;
  },
);
