import type { Messages } from "../locales/messages.ts";

/** What the shop has to say in writing. */
export function WelcomeFooter(
  { text: { legal, payment } }: { text: Messages },
) {
  return (
    <footer class="welcome-footer">
      <a href="/privacy">{legal.privacy.title}</a>
      <a href="/terms">{legal.terms.title}</a>
      <a href="/disclosure">{payment.disclosure.title}</a>
    </footer>
  );
}
