import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { peopleWords } from "../../locales/people.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { SaveButton } from "../SaveButton.tsx";
import { HoursForm } from "./HoursForm.tsx";
import { ResourceFields } from "./ResourceFields.tsx";
import { RetireForm } from "./RetireForm.tsx";

interface Props {
  place: FormPlace;
  resource: StaffResource;
  services: readonly MenuService[];
  mayChange: boolean;
}

/** Forms that change a stylist, a chair or a room, and its hours. */
export function EditResource(props: Props) {
  const { place, resource, services, mayChange } = props;
  const words = peopleWords[place.locale];
  return (
    <div class="desk-columns">
      <DeskCard id="edit" title={words.edit}>
        <ActionForm place={place} action="edit">
          <fieldset class="plain" disabled={!mayChange}>
            <ResourceFields
              place={place}
              action="edit"
              resource={resource}
              services={services}
            />
          </fieldset>
          {mayChange && <SaveButton label={words.save} />}
        </ActionForm>
        {mayChange && (
          <RetireForm
            place={place}
            isInUse={resource.active}
            words={words}
            question={words.retireQuestion(resource.upcoming)}
          />
        )}
      </DeskCard>
      <DeskCard id="hours" title={words.hours}>
        <p class="fine">{words.hoursLead}</p>
        <HoursForm place={place} hours={resource.hours} mayChange={mayChange} />
      </DeskCard>
    </div>
  );
}
