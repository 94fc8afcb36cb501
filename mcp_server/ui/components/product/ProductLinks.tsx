import { productWords } from "../../locales/products.ts";
import type { AdminContext, SiteState } from "../../state.ts";

interface Props {
  state: SiteState;
  staff: AdminContext;
}

/** What can be done with many products at once. */
export function ProductLinks({ state, staff }: Props) {
  const words = productWords[state.locale];
  const path = "/admin/shop/products";
  return (
    <div class="row-actions">
      <a class="button" href={`${path}/stock`}>{words.stock}</a>
      <a class="button" data-kind="quiet" href={`${path}/export`} download>
        {words.exportCsv}
      </a>
      {staff.may("product_import") && (
        <a class="button" data-kind="quiet" href={`${path}/import`}>
          {words.importCsv}
        </a>
      )}
    </div>
  );
}
