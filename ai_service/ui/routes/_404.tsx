import { page } from "fresh";
import { localeOf } from "../../../shared/ui/locale.ts";
import { ErrorMessage } from "../components/ErrorMessage.tsx";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

// Without it Fresh would answer the page with 200.
export const handler = define.handlers(() => page(null, { status: 404 }));

export default define.page(function NotFoundPage({ state, req }) {
  const text = messagesOf(state.locale ?? localeOf(req));
  return (
    <ErrorMessage
      text={text}
      title={text.errors.notFoundTitle}
      lead={text.errors.notFoundLead}
    />
  );
});
