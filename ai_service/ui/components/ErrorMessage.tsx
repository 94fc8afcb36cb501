import { Brand } from "../../../shared/ui/Brand.tsx";
import type { Messages } from "../locales/messages.ts";

/** A page that says what went wrong, and leads back. */
export function ErrorMessage(
  { text, title, lead, requestId }: {
    text: Messages;
    title: string;
    lead: string;
    requestId?: string;
  },
) {
  return (
    <main id="content" class="error-page" tabIndex={-1}>
      <Brand name={text.brand} href="/" />
      <h1>{title}</h1>
      <p>{lead}</p>
      {requestId && (
        <p class="error-reference">{text.failure.reference(requestId)}</p>
      )}
      <a class="button" data-kind="primary" href="/">{text.errors.home}</a>
    </main>
  );
}
