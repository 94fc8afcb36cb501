/** What a product is until its owner says otherwise. */
export const PRODUCT_DEFAULTS = {
  descriptionJa: "",
  descriptionEn: "",
  reducedTax: false,
  lowStockAt: 5,
};
