import type { MenuService } from "../../../booking/menu/schemas.ts";
import { menuWords } from "../../locales/menu.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { MoveForm } from "./MoveForm.tsx";

interface Props {
  place: FormPlace;
  service: MenuService;
  services: readonly MenuService[];
}

/** Moves a service of the menu up or down. */
export function MoveButtons({ place, service, services }: Props) {
  const { id, nameJa, nameEn, active } = service;
  if (!active) return null;
  return (
    <MoveForm
      place={place}
      id={id}
      name={place.locale === "ja" ? nameJa : nameEn}
      ids={services.filter(({ active }) => active).map(({ id }) => id)}
      field="service"
      words={menuWords[place.locale]}
    />
  );
}
