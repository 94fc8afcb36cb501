import type { Resources } from "../../../booking/resource/schemas.ts";
import { feedWords } from "../../locales/feeds.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { SelectField } from "../FormField.tsx";
import { SaveButton } from "../SaveButton.tsx";

interface Props {
  resources: Resources["resources"];
  place: FormPlace;
}

/** Makes the address of a new feed. */
export function AddFeed({ resources, place }: Props) {
  const words = feedWords[place.locale];
  const options = [
    { value: "", label: words.whole },
    ...resources.filter(({ active }) => active).map((resource) => ({
      value: resource.id,
      label: { ja: resource.nameJa, en: resource.nameEn }[place.locale],
    })),
  ];
  return (
    <section class="card">
      <ActionForm place={place} action="add">
        <SelectField
          place={place}
          action="add"
          name="resourceId"
          label={words.of}
          options={options}
        />
        <SaveButton label={words.add} />
      </ActionForm>
    </section>
  );
}
