import { customerExport } from "../../../../../customer/desk_reads.ts";
import type { CustomerExport } from "../../../../../customer/desk_schemas.ts";
import { askToSignIn, orHttpError } from "../../../../desk/handlers.ts";
import { define } from "../../../../state.ts";

export const handler = define.handlers({
  /** Everything about one customer, as a file. */
  async GET(ctx) {
    const { adminContext: staff } = ctx.state;
    if (!staff) return askToSignIn(ctx);
    const customerId = ctx.params.id ?? "";
    const data = await orHttpError(() =>
      staff.call<CustomerExport>(customerExport, { customerId })
    );
    const fileName = `${encodeURIComponent(customerId)}.json`;
    return new Response(JSON.stringify(data, null, 2), {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="${fileName}"`,
        "Cache-Control": "private, no-store",
      },
    });
  },
});
