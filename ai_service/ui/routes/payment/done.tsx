import { Head } from "fresh/runtime";
import { HttpError, page } from "fresh";
import { PaymentPage } from "../../payment/PaymentPage.tsx";
import { define } from "../../state.ts";

/** How soon the page asks again while the payment is not known, in seconds. */
const AGAIN = 3;

export const handler = define.handlers({
  async GET({ state, url }) {
    const session = url.searchParams.get("session");
    const found = state.user && session
      ? await state.confirmPayment(session)
      : null;
    if (!found) throw new HttpError(404);
    return page({ found });
  },
});

export default define.page<typeof handler>(
  function Done({ data: { found }, state }) {
    return (
      <>
        <Head>
          {found.state === "unknown" && (
            <meta http-equiv="refresh" content={String(AGAIN)} />
          )}
        </Head>
        <PaymentPage state={state} found={found} />
      </>
    );
  },
);
