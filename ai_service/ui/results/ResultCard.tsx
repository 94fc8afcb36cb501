import type { ToolEvent } from "../../agent/turn.ts";
import { Bookings } from "./Bookings.tsx";
import { Business } from "./Business.tsx";
import { FormList } from "./FormList.tsx";
import { FormSheet } from "./FormSheet.tsx";
import { Orders } from "./Orders.tsx";
import { Products } from "./Products.tsx";
import { Services } from "./Services.tsx";
import { Slots } from "./Slots.tsx";

interface CardProps {
  result: unknown;
  /** The answer in words; the card shows what it names, if it names any. */
  words: string;
}

const CARDS: Readonly<
  Record<string, (props: CardProps) => preact.ComponentChild>
> = {
  booking_services: Services,
  booking_slots: Slots,
  booking_list: Bookings,
  booking_get: Bookings,
  product_list: Products,
  product_get: Products,
  order_list: Orders,
  order_get: Orders,
  form_list: FormList,
  form_get: FormSheet,
  business_info: Business,
};

/** Whether the answer of this tool has a card; a tool of another maker has none. */
export function hasCard({ name, status, result }: ToolEvent): boolean {
  return name in CARDS && status === "succeeded" && result !== undefined;
}

/** The answer of a tool, as what it is. */
export function ResultCard(
  { tool: { name, result }, words }: {
    tool: ToolEvent;
    words: string;
  },
) {
  const Card = CARDS[name]!;
  return (
    <div class="result">
      <Card result={result} words={words} />
    </div>
  );
}
