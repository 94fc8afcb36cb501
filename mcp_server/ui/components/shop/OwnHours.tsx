import type { Locale } from "../../../../shared/ui/locale.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { hoursWords } from "../../locales/hours.ts";

/** Whom the shop's hours do not hold, because they have hours of their own. */
export function OwnHours(
  { resources, locale }: {
    resources: readonly StaffResource[];
    locale: Locale;
  },
) {
  const words = hoursWords[locale];
  const names = resources
    .filter(({ active, hours }) => active && hours.length > 0)
    .map(({ nameJa, nameEn }) => ({ ja: nameJa, en: nameEn })[locale]);
  if (names.length === 0) return null;
  return (
    <p class="fine">
      {words.ownHours(new Intl.ListFormat(locale).format(names))}{" "}
      <a href="/admin/shop/people">{words.toPeople}</a>
    </p>
  );
}
