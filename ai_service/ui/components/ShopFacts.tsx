import type { Locale } from "../../../shared/ui/locale.ts";
import { hoursToday } from "../../shop/hours_today.ts";
import type { Shop } from "../../shop/shop.ts";
import { mapUrl } from "../results/map_url.ts";
import { messagesOf } from "../locales/messages.ts";

/** When the shop is open today, where it is, and its telephone. */
export function ShopFacts(
  { shop, now, locale }: { shop: Shop; now: Date; locale: Locale },
) {
  const { welcome, results } = messagesOf(locale);
  const hours = hoursToday(shop, now)
    .map(({ opens, closes }) => `${opens}–${closes}`).join(" · ");
  const address = shop.address[locale];
  return (
    <dl class="facts welcome-facts">
      <dt>{welcome.today}</dt>
      <dd>{hours || results.closed}</dd>
      {address && (
        <>
          <dt>{welcome.address}</dt>
          <dd>
            {address}{" "}
            <a href={mapUrl(address)} rel="noreferrer">{results.map}</a>
            {shop.access[locale] && (
              <span class="welcome-access">{shop.access[locale]}</span>
            )}
          </dd>
        </>
      )}
      {shop.phone && (
        <>
          <dt>{welcome.phone}</dt>
          <dd>
            <a href={`tel:${shop.phone}`}>{shop.phone}</a>
          </dd>
        </>
      )}
    </dl>
  );
}
