import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { menuWords } from "../../locales/menu.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { ShownBefore } from "../ShownBefore.tsx";
import { RetireForm } from "./RetireForm.tsx";
import { ServiceFields } from "./ServiceFields.tsx";

interface Props {
  place: FormPlace;
  service: MenuService;
  resources: readonly StaffResource[];
  mayChange: boolean;
}

/** A form that changes a service, and one that takes it off the menu. */
export function EditService(
  { place, service, resources, mayChange }: Props,
) {
  const words = menuWords[place.locale];
  return (
    <DeskCard id="edit" title={words.edit}>
      <p class="fine">{words.editLead}</p>
      <ActionForm place={place} action="edit">
        <ShownBefore place={place} action="edit" record={service} />
        <fieldset class="plain" disabled={!mayChange}>
          <ServiceFields
            place={place}
            action="edit"
            service={service}
            resources={resources}
          />
        </fieldset>
        {mayChange && <SaveButton label={words.save} />}
      </ActionForm>
      {mayChange && (
        <RetireForm
          place={place}
          isInUse={service.active}
          words={words}
          question={words.retireQuestion(service.upcoming)}
        />
      )}
    </DeskCard>
  );
}
