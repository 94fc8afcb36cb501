import { useEffect, useMemo, useState } from "preact/hooks";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Failure } from "../client/chat_state.ts";
import { languageOf, LanguageProvider } from "../client/language.ts";
import { onReturn } from "../client/on_return.ts";
import { useAlive } from "../client/use_alive.ts";
import { FailureNotice } from "../components/FailureNotice.tsx";
import { BookingRecords } from "../own/BookingRecords.tsx";
import { FormRecords } from "../own/FormRecords.tsx";
import { OrderRecords } from "../own/OrderRecords.tsx";
import type { OwnPageName } from "../own/own_pages.ts";
import { usePageActions } from "../own/use_page_actions.ts";
import { ResultActionsProvider } from "../results/actions.ts";

const RECORDS = {
  bookings: BookingRecords,
  orders: OrderRecords,
  forms: FormRecords,
};

/** The records of one of the person's own pages, read when it is opened and seen again. */
export default function OwnRecords(
  { name, locale, timeZone, hasPayments, now }: {
    name: OwnPageName;
    locale: Locale;
    /** IANA name. */
    timeZone: string;
    /** Whether orders can be paid online. */
    hasPayments: boolean;
    /** The service's time when the page was made, ISO 8601. */
    now: string;
  },
) {
  const language = useMemo(() => languageOf(locale, timeZone), []);
  const alive = useAlive();
  const [seen, setSeen] = useState({ times: 0, at: now });
  const look = () =>
    setSeen(({ times }) => ({
      times: times + 1,
      at: new Date().toISOString(),
    }));
  useEffect(() => onReturn({ returned: look, left() {} }), []);
  const { actions, opening, failure, dismiss } = usePageActions({
    isAlive: alive,
    hasPayments,
    revision: seen.times,
    onRefused: look,
  });
  const Records = RECORDS[name];
  return (
    <LanguageProvider value={language}>
      <ResultActionsProvider value={actions}>
        {failure && (
          <div class="own-failure">
            <FailureNotice
              failure={told(failure, language.text.own.refused)}
              unsent={false}
              onRetry={null}
              onDismiss={dismiss}
            />
          </div>
        )}
        <p class="visually-hidden" role="status">
          {opening ? language.text.own.opening : ""}
        </p>
        <Records now={seen.at} revision={seen.times} />
      </ResultActionsProvider>
    </LanguageProvider>
  );
}

/** The shop's rules can have changed what a card offers. */
function told(failure: Failure, refused: string): Failure {
  const isRefused = failure.code === "invalid_input";
  return isRefused ? { ...failure, sentence: refused } : failure;
}
