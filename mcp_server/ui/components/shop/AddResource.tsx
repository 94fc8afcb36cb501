import type { MenuService } from "../../../booking/menu/schemas.ts";
import { peopleWords } from "../../locales/people.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { ResourceFields } from "./ResourceFields.tsx";

interface Props {
  place: FormPlace;
  services: readonly MenuService[];
  /** Whether there is none yet. */
  isFirst: boolean;
}

/** A form for a new stylist, chair or room, who can do everything at first. */
export function AddResource({ place, services, isFirst }: Props) {
  const words = peopleWords[place.locale];
  const isOpen = isFirst || refusalOf(place, "add") !== null;
  const serviceIds = services.filter(({ active }) => active)
    .map(({ id }) => id);
  return (
    <details class="add-customer" open={isOpen}>
      <summary class="button" data-kind="primary">{words.add}</summary>
      <ActionForm place={place} action="add">
        <ResourceFields
          place={place}
          action="add"
          resource={{
            kind: "stylist",
            nameJa: "",
            nameEn: "",
            capacity: 1,
            serviceIds,
          }}
          services={services}
        />
        <SaveButton label={words.add} />
      </ActionForm>
    </details>
  );
}
