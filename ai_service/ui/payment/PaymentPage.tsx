import { Head } from "fresh/runtime";
import { Brand } from "../../../shared/ui/Brand.tsx";
import type { Confirmation } from "../../payment/confirm.ts";
import { messagesOf } from "../locales/messages.ts";
import type { SiteState } from "../state.ts";

/** How soon the page asks again while the payment is not known, in seconds. */
const AGAIN = 3;

/** What a person sees who comes back from the payment page. */
export function PaymentPage(
  { state, found }: { state: SiteState; found: Confirmation },
) {
  const text = messagesOf(state.locale);
  const words = text.payment;
  const { title, lead } = words.pages[found.state];
  const chat = found.conversationId ? `/c/${found.conversationId}` : "/";
  return (
    <div class="welcome">
      <Head>
        {found.state === "unknown" && (
          <meta http-equiv="refresh" content={String(AGAIN)} />
        )}
      </Head>
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
      </header>
      <main
        id="content"
        class="payment-page"
        data-payment={found.state}
        tabIndex={-1}
      >
        <h1>{title}</h1>
        <p>{lead}</p>
        {found.state === "paid" && found.orderId && (
          <p>
            <a href={`/payment/receipt/${found.orderId}`}>{words.toReceipt}</a>
          </p>
        )}
        <p>
          <a class="button" data-kind="primary" href={chat}>
            {found.conversationId ? words.back : words.toChat}
          </a>
        </p>
      </main>
    </div>
  );
}
