/** Which products a list shows. */
export const VIEWS = ["all", "low", "off"] as const;
export type ProductView = typeof VIEWS[number];

/** What the address of a list of products asks for. */
export interface ProductFilter {
  query: string;
  view: ProductView;
  cursor: string | undefined;
}

export function readProductFilter({ searchParams }: URL): ProductFilter {
  const view = searchParams.get("view");
  return {
    query: searchParams.get("q")?.trim().slice(0, 100) ?? "",
    view: VIEWS.find((each) => each === view) ?? "all",
    cursor: searchParams.get("cursor") ?? undefined,
  };
}

/** The arguments of `product_shelf` for a list. */
export function shelfArguments({ query, view, cursor }: ProductFilter) {
  return {
    ...(query !== "" && { query }),
    ...(view === "low" && { isLow: true }),
    ...(view === "off" && { onSale: false }),
    ...(cursor !== undefined && { cursor }),
  };
}
