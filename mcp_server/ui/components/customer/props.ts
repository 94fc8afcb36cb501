import type { CustomerRecord } from "../../../customer/desk_schemas.ts";
import type { CustomerWords } from "../../locales/customers.ts";
import type { AdminContext } from "../../state.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What the parts of a customer's page are rendered from. */
export interface CustomerProps {
  customer: CustomerRecord;
  words: CustomerWords;
  place: FormPlace;
  staff: AdminContext;
}
