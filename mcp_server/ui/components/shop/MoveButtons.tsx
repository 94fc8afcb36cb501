import type { MenuService } from "../../../booking/menu/schemas.ts";
import { menuWords } from "../../locales/menu.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";

interface Props {
  place: FormPlace;
  service: MenuService;
  services: readonly MenuService[];
}

/** Moves a service of the menu up or down. */
export function MoveButtons({ place, service, services }: Props) {
  const words = menuWords[place.locale];
  const { id, nameJa, nameEn, active } = service;
  if (!active) return null;
  const name = place.locale === "ja" ? nameJa : nameEn;
  const ids = services.filter(({ active }) => active).map(({ id }) => id);
  const button = (by: "-1" | "1", way: string, isLast: boolean) => (
    <button
      type="submit"
      class="button"
      data-kind="quiet"
      name="by"
      value={by}
      disabled={isLast}
      aria-label={words.moved(name, way)}
    >
      {by === "1" ? "↓" : "↑"}
    </button>
  );
  return (
    <ActionForm
      place={place}
      action="sort"
      target={{ serviceId: id }}
      class="row-actions"
    >
      {ids.map((each) => (
        <input key={each} type="hidden" name="serviceIds" value={each} />
      ))}
      {button("-1", words.up, ids[0] === id)}
      {button("1", words.down, ids.at(-1) === id)}
    </ActionForm>
  );
}
