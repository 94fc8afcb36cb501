import type { Locale } from "../../../../shared/ui/locale.ts";
import type { MenuService } from "../../../booking/menu/schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { formatMinutes } from "../../format.ts";
import { menuWords } from "../../locales/menu.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { SelectField, TextField } from "../FormField.tsx";
import { NameFields, PriceFields } from "./CatalogueFields.tsx";
import { CheckList } from "./CheckList.tsx";
import { ChoiceOfMinutes } from "./ChoiceOfMinutes.tsx";

const STEPS = [5, 10, 15, 20, 30, 60];
const LEADS = [0, 30, 60, 120, 180, 360, 720, 1440, 2880];
const CUTOFFS = [0, 60, 120, 180, 360, 720, 1440, 2880, 4320, 10_080];
const HORIZONS = [14, 30, 60, 90, 180, 365];

interface Props {
  place: FormPlace;
  action: string;
  service: Omit<MenuService, "id" | "active" | "upcoming">;
  resources: readonly StaffResource[];
}

/** Everything that is said of a service. */
export function ServiceFields({ service, resources, ...form }: Props) {
  const { locale } = form.place;
  const words = menuWords[locale];
  return (
    <>
      <NameFields {...form} shown={service} words={words} maxLength={60} />
      <PriceFields {...form} shown={service} words={words} />
      <Times {...form} service={service} />
      <CheckList
        {...form}
        name="resourceIds"
        legend={words.who}
        chosen={service.resourceIds}
        options={optionsOf(resources, locale)}
        nothing={words.noResources}
      />
    </>
  );
}

type FieldsProps = Omit<Props, "resources">;

function Times({ service, ...form }: FieldsProps) {
  const { locale } = form.place;
  const words = menuWords[locale];
  const minutes = (
    name: "durationMinutes" | "bufferBeforeMinutes" | "bufferAfterMinutes",
  ) => (
    <TextField
      {...form}
      name={name}
      label={words[name]}
      value={String(service[name])}
      inputMode="numeric"
      required
    />
  );
  const choice = {
    ...form,
    labelOf: (of: number) => formatMinutes(of, locale),
  };
  return (
    <>
      {minutes("durationMinutes")}
      {minutes("bufferBeforeMinutes")}
      {minutes("bufferAfterMinutes")}
      <ChoiceOfMinutes
        {...choice}
        name="slotStepMinutes"
        label={words.slotStepMinutes}
        value={service.slotStepMinutes}
        offered={STEPS}
      />
      <ChoiceOfMinutes
        {...choice}
        name="leadMinutes"
        label={words.leadMinutes}
        hint={words.leadHint}
        value={service.leadMinutes}
        offered={LEADS}
      />
      <ChoiceOfMinutes
        {...choice}
        name="horizonDays"
        label={words.horizonDays}
        value={service.horizonDays}
        offered={HORIZONS}
        labelOf={words.days}
      />
      <ChoiceOfMinutes
        {...choice}
        name="cancelCutoffMinutes"
        label={words.cancelCutoffMinutes}
        hint={words.cutoffHint}
        value={service.cancelCutoffMinutes}
        offered={CUTOFFS}
      />
      <SelectField
        {...form}
        name="needsApproval"
        label={words.needsApproval}
        value={String(service.needsApproval)}
        options={(["false", "true"] as const).map((value) => ({
          value,
          label: words.approvalKinds[value],
        }))}
      />
    </>
  );
}

function optionsOf(resources: readonly StaffResource[], locale: Locale) {
  return resources.filter(({ active }) => active).map((resource) => ({
    value: resource.id,
    label: locale === "ja" ? resource.nameJa : resource.nameEn,
  }));
}
