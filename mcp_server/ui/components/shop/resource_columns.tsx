import type { Locale } from "../../../../shared/ui/locale.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { peopleWords } from "../../locales/people.ts";
import type { ListColumn } from "../ListTable.tsx";

/** The columns of who and what takes bookings, in their order. */
export function resourceColumns(locale: Locale): ListColumn<StaffResource>[] {
  const words = peopleWords[locale];
  return [
    {
      name: "name",
      header: words.name,
      cell: ({ id, nameJa, nameEn }) => (
        <>
          <a href={`/admin/shop/people/${id}`} dir="auto">{nameJa}</a>
          <span class="fine" dir="auto">{nameEn}</span>
        </>
      ),
    },
    { name: "kind", header: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      name: "services",
      header: words.services,
      cell: ({ serviceIds }) => serviceIds.length,
    },
    {
      name: "hours",
      header: words.hours,
      cell: ({ hours }) => hours.length > 0 ? words.ownHours : words.shopHours,
    },
    {
      name: "upcoming",
      header: words.upcoming,
      cell: ({ upcoming }) => upcoming,
    },
    {
      name: "state",
      header: words.state,
      cell: ({ active }) =>
        active
          ? <span class="badge" data-tone="accent">{words.used}</span>
          : <span class="badge">{words.unused}</span>,
    },
  ];
}
