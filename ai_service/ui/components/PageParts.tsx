import type { Locale } from "../../../shared/ui/locale.ts";
import type { ChatMessage } from "../../conversation/events.ts";
import { partsFor } from "../client/message_parts.ts";
import FormCards from "../islands/parts/FormCards.tsx";
import OwnCards from "../islands/parts/OwnCards.tsx";
import Payments from "../islands/parts/Payments.tsx";
import ShopCards from "../islands/parts/ShopCards.tsx";
import English from "../islands/words/English.tsx";
import Japanese from "../islands/words/Japanese.tsx";
import { paymentPart } from "../payment/payment_part.ts";
import { formCards, ownCards, shopCards } from "../results/card_parts.ts";

/** What of the chat's code these messages need from the start, and its words. */
export function PageParts(
  { locale, messages }: { locale: Locale; messages: readonly ChatMessage[] },
) {
  const needed = partsFor(messages);
  return (
    <>
      {locale === "ja" ? <Japanese /> : <English />}
      {needed.has(paymentPart) && <Payments />}
      {needed.has(shopCards) && <ShopCards />}
      {needed.has(ownCards) && <OwnCards />}
      {needed.has(formCards) && <FormCards />}
    </>
  );
}
