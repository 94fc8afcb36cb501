import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { menuWords } from "../../locales/menu.ts";
import { newService } from "../../shop/new_service.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { ServiceFields } from "./ServiceFields.tsx";

interface Props {
  place: FormPlace;
  services: readonly MenuService[];
  resources: readonly StaffResource[];
}

/** A form for a new service; it is open where there is none yet. */
export function AddService({ place, services, resources }: Props) {
  const words = menuWords[place.locale];
  const isOpen = services.length === 0 || refusalOf(place, "add") !== null;
  return (
    <details class="add-customer" open={isOpen}>
      <summary class="button" data-kind="primary">{words.add}</summary>
      <p class="fine">{words.addLead}</p>
      <ActionForm place={place} action="add">
        <ServiceFields
          place={place}
          action="add"
          service={newService(services)}
          resources={resources}
        />
        <SaveButton label={words.add} />
      </ActionForm>
    </details>
  );
}
