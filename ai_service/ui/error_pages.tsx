import { HttpError } from "fresh";
import { localeOf } from "../../shared/ui/locale.ts";
import { ErrorMessage } from "./components/ErrorMessage.tsx";
import { type Messages, messagesOf } from "./locales/messages.ts";
import { define } from "./state.ts";

/**
 * Answers an error with a page. Fresh renders `_404.tsx` and `_error.tsx`
 * outside of the site's middlewares, so that these pages would have neither a
 * Content-Security-Policy nor a Cache-Control header.
 */
export const renderErrors = define.middleware(async (ctx) => {
  try {
    return await ctx.next();
  } catch (error) {
    const { state, req } = ctx;
    const status = error instanceof HttpError ? error.status : 500;
    // An error before the state was there still gets a page.
    const text = messagesOf(state.locale ?? localeOf(req));
    const content = contentOf(status, text, state.requestId);
    return await ctx.render(<ErrorMessage text={text} {...content} />, {
      status,
    });
  }
});

function contentOf(status: number, { errors }: Messages, requestId: string) {
  switch (status) {
    case 400:
      return { title: errors.unreadableTitle, lead: errors.unreadableLead };
    case 404:
      return { title: errors.notFoundTitle, lead: errors.notFoundLead };
    case 413:
      return { title: errors.tooLargeTitle, lead: errors.tooLargeLead };
    default:
      return { title: errors.title, lead: errors.lead, requestId };
  }
}
