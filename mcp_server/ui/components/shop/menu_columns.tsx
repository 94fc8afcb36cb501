import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { formatMinutes, formatPrice } from "../../format.ts";
import { menuWords } from "../../locales/menu.ts";
import type { FormPlace } from "../ActionForm.tsx";
import type { ListColumn } from "../ListTable.tsx";
import { nameColumn, stateColumn } from "./catalogue_columns.tsx";
import { MoveButtons } from "./MoveButtons.tsx";

interface Context {
  place: FormPlace;
  services: readonly MenuService[];
  resources: readonly StaffResource[];
  mayChange: boolean;
}

/** The columns of the menu, in their order. */
export function menuColumns(context: Context): ListColumn<MenuService>[] {
  const { place: { locale }, services, mayChange } = context;
  const words = menuWords[locale];
  return [
    nameColumn(words.name, ({ id, nameJa: ja, nameEn: en }) => ({
      href: `/admin/shop/menu/${id}`,
      ja,
      en,
    })),
    {
      name: "price",
      header: words.price,
      cell: ({ priceMinor, currency }) =>
        formatPrice(priceMinor, currency, locale),
    },
    {
      name: "duration",
      header: words.duration,
      cell: ({ durationMinutes }) => formatMinutes(durationMinutes, locale),
    },
    {
      name: "who",
      header: words.who,
      cell: (service) => who(service, context),
    },
    {
      name: "upcoming",
      header: words.upcoming,
      cell: ({ upcoming }) => upcoming,
    },
    stateColumn(words),
    ...mayChange
      ? [{
        name: "actions",
        header: words.order,
        cell: (service: MenuService) => (
          <MoveButtons {...context} service={service} services={services} />
        ),
      }]
      : [],
  ];
}

function who(
  { active, resourceIds }: MenuService,
  { resources, place: { locale } }: Context,
) {
  const doing = resources
    .filter(({ id, active }) => active && resourceIds.includes(id));
  if (active && doing.length === 0) {
    return (
      <span class="badge" data-tone="danger">{menuWords[locale].nobody}</span>
    );
  }
  return doing.map(({ nameJa, nameEn }) => locale === "ja" ? nameJa : nameEn)
    .join(locale === "ja" ? "、" : ", ");
}
