import * as z from "zod";
import { readCells, wholeNumber } from "../../import/cells.ts";
import type { NamedRow } from "../../import/columns.ts";
import type { Reading } from "../../import/import_rows.ts";
import { id } from "../../operation/fields.ts";
import { productFields } from "../shelf/schemas.ts";

const { priceMinor: _, ...others } = productFields.shape;

/** A product as a file gives it. A price is in the unit that people write. */
const givenProduct = z.strictObject({
  ...others,
  id,
  price: z.string().max(30),
  onHand: z.int().min(0).max(1_000_000),
  active: z.boolean(),
}).partial();
export type GivenProduct = z.output<typeof givenProduct>;

const WORDS: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(
    ["軽減", "軽減税率", "軽減税率（飲食料品）", "reduced", "8", "8%"]
      .map((word) => [word, true]),
  ),
  ...Object.fromEntries(
    ["標準", "標準税率", "standard", "10", "10%"].map((word) => [word, false]),
  ),
  ...Object.fromEntries(
    ["販売中", "on sale", "true", "yes", "1", "はい"]
      .map((word) => [word, true]),
  ),
  ...Object.fromEntries(
    ["販売していない", "not on sale", "false", "no", "0", "いいえ"]
      .map((word) => [word, false]),
  ),
};

/** Reads a line; an empty cell says nothing, but a description may be empty. */
export function readProduct(
  { line, cells }: NamedRow,
): Reading<GivenProduct> {
  const given = Object.fromEntries(
    Object.entries(cells)
      .filter(([name, cell]) => cell !== "" || name.startsWith("description"))
      .map(([name, cell]) => [name, valueOf(name, cell)]),
  );
  return readCells(givenProduct, line, given);
}

function valueOf(name: string, cell: string): unknown {
  switch (name) {
    case "onHand":
    case "lowStockAt":
      return wholeNumber(cell);
    case "reducedTax":
    case "active":
      return WORDS[cell.normalize("NFKC").toLowerCase()] ??
        WORDS[cell.toLowerCase()] ?? cell;
    case "currency":
      return cell.toUpperCase();
    default:
      return cell;
  }
}
