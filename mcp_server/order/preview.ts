import type { z } from "zod";
import type { Bilingual } from "../../shared/ui/locale.ts";
import { formatMoney } from "../../shared/ui/format.ts";
import type {
  Preview,
  PreviewField,
  PreviewReader,
} from "../operation/preview.ts";
import type { OrderPlan } from "./place.ts";
import type { createInput } from "./schemas.ts";
import type { PricedItem } from "./stock.ts";

type CreateInput = z.output<typeof createInput>;

const LABELS = {
  total: { ja: "合計", en: "Total" },
  held: { ja: "お取り置き", en: "Held for" },
  note: { ja: "備考", en: "Note" },
} satisfies Record<string, Bilingual>;

/** Says what is ordered, for how much, and how long it is held unpaid. */
export function describeOrder(
  reader: PreviewReader,
  { items, totalMinor, currency, holdMinutes }: OrderPlan,
  input: CreateInput,
): Preview {
  const { locale } = reader;
  const total = formatMoney(totalMinor, currency, locale);
  const names = items.map(({ name, quantity }) =>
    `${name[locale]} × ${quantity}`
  );
  const note = input.note
    ? [{ label: LABELS.note[locale], value: input.note }]
    : [];
  return {
    title: { ja: "ご注文の確認", en: "Confirm your order" }[locale],
    summary: {
      ja: `${names.join("、")}を合計${total}で注文します。`,
      en: `Order ${names.join(", ")} for ${total} in total.`,
    }[locale],
    details: [
      ...items.map((item) => itemLine(item, reader)),
      { label: LABELS.total[locale], value: total },
      { label: LABELS.held[locale], value: heldFor(holdMinutes)[locale] },
      ...note,
    ],
    fields: fieldsOf(items, input, reader),
    totalMinor,
    currency,
  };
}

function itemLine(
  { name, quantity, unitPriceMinor, currency }: PricedItem,
  { locale }: PreviewReader,
) {
  const unit = formatMoney(unitPriceMinor, currency, locale);
  const sum = formatMoney(unitPriceMinor * quantity, currency, locale);
  return { label: name[locale], value: `${unit} × ${quantity} = ${sum}` };
}

/** A duration, as the hold begins with the order and not with its preview. */
function heldFor(minutes: number): Bilingual {
  return {
    ja: `ご注文から${minutes}分（それまでにお支払いがなければ取り消されます）`,
    en: `${minutes} minutes from your order (cancelled if not paid by then)`,
  };
}

/** Each quantity bears its product's name, as two could not be told apart. */
function fieldsOf(
  items: readonly PricedItem[],
  { items: given, note }: CreateInput,
  { locale }: PreviewReader,
): PreviewField[] {
  const names = new Map(
    items.map(({ productId, name }) => [productId, name[locale]]),
  );
  const quantities = given.map(({ productId, quantity }, index) => {
    const name = names.get(productId) ?? "";
    return {
      path: `items.${index}.quantity`,
      label: { ja: `${name}の数量`, en: `Quantity of ${name}` }[locale],
      type: "integer" as const,
      value: quantity,
    };
  });
  return [...quantities, {
    path: "note",
    label: LABELS.note[locale],
    type: "long_text",
    value: note ?? null,
  }];
}
