import { bookingBlock } from "../../../booking/closure_operations.ts";
import type { Closure } from "../../../booking/calendar_schemas.ts";
import type { StaffResource } from "../../../booking/resource/schemas.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { hoursWords } from "../../locales/hours.ts";
import type { AdminContext } from "../../state.ts";
import { ActionForm, type FormPlace } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { AddClosure } from "./AddClosure.tsx";

interface Props {
  place: FormPlace;
  closures: readonly Closure[];
  resources: readonly StaffResource[];
  time: Place & { now: Date };
  staff: AdminContext | null;
}

/** When the shop, or somebody in it, is closed after all. */
export function Closures(props: Props) {
  const { place, closures, resources, staff } = props;
  const words = hoursWords[place.locale];
  const mayChange = staff?.may(bookingBlock) ?? false;
  return (
    <DeskCard id="closures" title={words.closures}>
      <p class="fine">{words.closuresLead}</p>
      {mayChange && <AddClosure place={place} resources={resources} />}
      {closures.length === 0 && <p class="fine">{words.noClosures}</p>}
      <ul role="list" class="lines">
        {closures.map((closure) => (
          <li key={closure.id}>
            <ClosureLine {...props} closure={closure} />
            {mayChange && (
              <ActionForm
                place={place}
                action="open"
                target={{ closureId: closure.id }}
                class="row-actions"
              >
                <button type="submit" class="button">{words.open}</button>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </DeskCard>
  );
}

function ClosureLine(
  { closure, resources, time }: Props & { closure: Closure },
) {
  const { locale } = time;
  const words = hoursWords[locale];
  const moment = (iso: string) => formatDateTime(new Date(iso), time);
  const of = resources.find(({ id }) => id === closure.resourceId);
  const who = of && (locale === "ja" ? of.nameJa : of.nameEn);
  return (
    <span class="line">
      <time datetime={closure.from}>
        {moment(closure.from)} – {moment(closure.until)}
      </time>
      <span dir="auto">{who ?? words.everybody}</span>
      <span class="fine" dir="auto">{closure.reason[locale]}</span>
    </span>
  );
}
