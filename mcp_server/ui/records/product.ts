import type { Bilingual } from "../../../shared/ui/locale.ts";

/** Products that run out, by what `product_low_stock` answers. */
export interface LowStock {
  items: readonly {
    id: string;
    name: Bilingual;
    /** Units that can still be ordered. */
    free: number;
  }[];
}

/** A product with its stock, by what `product_shelf` answers. */
export interface ShelfProduct {
  id: string;
  nameJa: string;
  nameEn: string;
  descriptionJa: string;
  descriptionEn: string;
  priceMinor: number;
  currency: string;
  reducedTax: boolean;
  lowStockAt: number;
  imageUrl: string | null;
  active: boolean;
  onHand: number;
  held: number;
  free: number;
  isLow: boolean;
}

export interface ShelfPage {
  items: ShelfProduct[];
  nextCursor: string | null;
}

/** A change of the stock, by what `product_movements` answers. */
export interface Movement {
  id: string;
  change: number;
  onHand: number;
  reason: string;
  note: string | null;
  author: string;
  createdAt: string;
}

export interface MovementPage {
  items: Movement[];
  nextCursor: string | null;
}

/** Reasons that staff give for a change of the stock. */
export const GIVEN_REASONS = [
  "received",
  "counted",
  "damaged",
  "returned",
  "sold",
] as const;
