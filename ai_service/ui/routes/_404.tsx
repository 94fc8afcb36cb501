import { localeOf } from "../../../shared/ui/locale.ts";
import { ErrorMessage } from "../components/ErrorMessage.tsx";
import { messagesOf } from "../locales/messages.ts";
import { define } from "../state.ts";

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
