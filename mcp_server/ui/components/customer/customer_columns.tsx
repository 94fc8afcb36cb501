import type { ListedCustomer } from "../../../customer/desk_schemas.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { customerWords } from "../../locales/customers.ts";
import { CustomerLink } from "../CustomerLink.tsx";
import type { ListColumn } from "../ListTable.tsx";

/** The columns of the list of customers, in their order. */
export function customerColumns(
  time: Place & { now: Date },
): ListColumn<ListedCustomer>[] {
  const words = customerWords[time.locale];
  return [
    {
      name: "name",
      header: words.name,
      cell: (customer) => (
        <>
          <CustomerLink customer={customer} unknown={words.unknown} />
          {customer.furigana && (
            <span class="fine" dir="auto">{customer.furigana}</span>
          )}
        </>
      ),
    },
    { name: "phone", header: words.phone, cell: ({ phone }) => phone },
    { name: "email", header: words.email, cell: ({ email }) => email },
    {
      name: "account",
      header: words.account,
      cell: ({ hasAccount }) =>
        hasAccount
          ? <span class="badge" data-tone="accent">{words.hasAccount}</span>
          : <span class="badge">{words.noAccount}</span>,
    },
    {
      name: "seen",
      header: words.lastSeen,
      cell: ({ lastSeen }) => formatDateTime(new Date(lastSeen), time),
    },
  ];
}
