import { Brand } from "../../../shared/ui/Brand.tsx";
import { SignInButtons } from "../components/SignInButtons.tsx";
import { SignInNotice } from "../components/SignInNotice.tsx";
import { messagesOf } from "../locales/messages.ts";
import type { SiteState } from "../state.ts";

/**
 * What somebody sees at a payment's address who is not signed in, as where the
 * payment page opened in another browser. It looks nothing up and tells nothing
 * of the order.
 */
export function PaymentSignIn(
  { state: { locale, providers }, url, about }: {
    state: SiteState;
    url: URL;
    about: "payment" | "receipt";
  },
) {
  const text = messagesOf(locale);
  const { title, lead } = text.payment.signIn[about];
  return (
    <div class="welcome">
      <header class="welcome-head">
        <Brand name={text.brand} href="/" />
      </header>
      <main
        id="content"
        class="payment-page"
        data-payment="visitor"
        tabIndex={-1}
      >
        <h1>{title}</h1>
        <p>{lead}</p>
        <SignInNotice text={text} url={url} />
        <SignInButtons
          text={text}
          providers={providers}
          returnTo={addressOf(url)}
          isRetry={url.searchParams.has("sign_in")}
        />
      </main>
    </div>
  );
}

/** The page's own address, without what an earlier sign-in came to. */
function addressOf({ pathname, searchParams }: URL): string {
  const query = new URLSearchParams(searchParams);
  query.delete("sign_in");
  query.delete("signed_out");
  return query.size ? `${pathname}?${query}` : pathname;
}
