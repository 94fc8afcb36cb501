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
