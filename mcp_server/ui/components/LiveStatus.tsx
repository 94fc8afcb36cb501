import type { Locale } from "../../../shared/ui/locale.ts";
import { todayWords } from "../locales/today.ts";

/** Where a screen reader is told that parts of the page were read anew. */
export function LiveStatus({ locale }: { locale: Locale }) {
  const { updated } = todayWords[locale];
  return <p class="visually-hidden" role="status" data-updated={updated} />;
}
