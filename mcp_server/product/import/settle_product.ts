import { parsePrice } from "../../../shared/text/price.ts";
import {
  type ReadRow,
  type WrittenRow,
  wrongAt,
} from "../../import/import_rows.ts";
import type { NewRemark } from "../../import/schemas.ts";
import { given as withoutUndefined } from "../../operation/details.ts";
import { PRODUCT_DEFAULTS } from "../defaults.ts";
import type { KnownProduct, MatchedProduct } from "./find_products.ts";

/** A line, with the product as it will be where something is to be written. */
export interface SettledRow extends WrittenRow {
  product?: Omit<KnownProduct, "id"> & { id: string | null };
}

/** The currency of a new product whose line names none. */
const DEFAULT_CURRENCY = "JPY";

/** What a line comes to, by what is there. */
export function settleProduct(
  { line, value }: ReadRow<MatchedProduct>,
): SettledRow {
  const { given, known, isAmbiguous } = value;
  const wrong = (reason: string, field: string | null) => ({
    outcome: "wrong" as const,
    remarks: [wrongAt(line, reason, field)],
  });
  if (isAmbiguous) return wrong("name_ambiguous", "nameJa");
  if (given.id !== undefined && !known) return wrong("unknown_id", "id");
  const missing = known ? [] : missingOf(given);
  if (missing.length > 0) {
    const remarks = missing.map((field) => wrongAt(line, "missing", field));
    return { outcome: "wrong", remarks };
  }
  const product = merged(value);
  if (!(product.priceMinor <= 1_000_000_000)) {
    return wrong("does_not_fit", "price");
  }
  if (!known) return { outcome: "added", product };
  return settleKnown(line, { ...value, known }, product);
}

function settleKnown(
  line: number,
  { given, known }: MatchedProduct & { known: KnownProduct },
  product: KnownProduct & { id: string | null },
): SettledRow {
  const remarks: NewRemark[] = [];
  const remark = (field: string, reason: string) =>
    remarks.push({ line, field, reason, isWrong: false });
  if (given.id === undefined) remark("nameJa", "matched_by_name");
  // An older number must not undo what was sold since the file was written.
  if (given.onHand !== undefined && given.onHand !== known.onHand) {
    remark("onHand", "stock_not_changed");
  }
  const isSame = Object.entries(known).every(([name, value]) =>
    value === product[name as keyof KnownProduct]
  );
  return isSame
    ? { outcome: "same", remarks }
    : { outcome: "changed", remarks, product };
}

function merged({ given, known }: MatchedProduct): KnownProduct {
  const { price, id: _, onHand = 0, ...fields } = withoutUndefined(given);
  const before = known ?? {
    ...PRODUCT_DEFAULTS,
    id: "",
    nameJa: "",
    nameEn: "",
    priceMinor: 0,
    currency: DEFAULT_CURRENCY,
    onHand,
    active: true,
  };
  const product = { ...before, ...fields };
  if (price === undefined) return product;
  return { ...product, priceMinor: parsePrice(price, product.currency) };
}

function missingOf({ nameJa, nameEn, price }: MatchedProduct["given"]) {
  return Object.entries({ nameJa, nameEn, price })
    .filter(([, value]) => value === undefined).map(([name]) => name);
}
