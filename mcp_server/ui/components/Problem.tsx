import { Head } from "fresh/runtime";
import type { Text } from "../locales/text.ts";
import { MessagePage } from "./MessagePage.tsx";

interface Props {
  text: Text;
  title: string;
  lead: string;
  /** Shown so that a person can quote it; it is also in the log. */
  requestId?: string;
  /** Whether the bookings can be shown to this person. */
  canGoBack?: boolean;
}

/** A page that could not be shown, and the way back. */
export function Problem(
  { text, title, lead, requestId, canGoBack = true }: Props,
) {
  return (
    <MessagePage title={title}>
      <Head>
        <title>{`${title} · ${text.site}`}</title>
      </Head>
      <p>{lead}</p>
      {canGoBack && (
        <a class="button" data-kind="primary" href="/admin/bookings">
          {text.problems.backToBookings}
        </a>
      )}
      {requestId && <p class="doorway-aside mono">{requestId}</p>}
    </MessagePage>
  );
}
