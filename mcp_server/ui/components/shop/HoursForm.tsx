import type { Opening } from "../../../booking/resource/schemas.ts";
import { hoursWords } from "../../locales/hours.ts";
import {
  hoursField,
  OPENINGS,
  typedHours,
  weekdayName,
  WEEKDAYS,
} from "../../shop/weekly_hours.ts";
import { ActionForm, type FormPlace, refusalOf } from "../ActionForm.tsx";
import { SaveButton } from "../SaveButton.tsx";

interface Props {
  place: FormPlace;
  hours: readonly Opening[];
  mayChange: boolean;
}

/** Weekly hours, with room for a break on each day. */
export function HoursForm({ place, hours, mayChange }: Props) {
  const words = hoursWords[place.locale];
  return (
    <ActionForm place={place} action="hours">
      <fieldset class="plain weekly-hours" disabled={!mayChange}>
        {WEEKDAYS.map((weekday) => (
          <Day key={weekday} {...{ place, hours, weekday }} />
        ))}
      </fieldset>
      <p class="fine">{words.midnight}</p>
      {mayChange && <SaveButton label={words.save} />}
    </ActionForm>
  );
}

interface DayProps extends Omit<Props, "mayChange"> {
  weekday: number;
}

function Day({ place, hours, weekday }: DayProps) {
  const words = hoursWords[place.locale];
  const day = weekdayName(weekday, place.locale);
  const sent = refusalOf(place, "hours")?.values;
  const input = (part: "opens" | "closes", index: number) => {
    const name = hoursField(part, weekday, index);
    const which = index === 0 ? words.first : words.second;
    return (
      <input
        class="input"
        type="time"
        name={name}
        value={sent?.get(name) ?? typedHours(hours, { part, weekday, index })}
        aria-label={`${day} ${which} ${words[part]}`}
      />
    );
  };
  return (
    <div class="weekly-day" role="group" aria-label={day}>
      <span class="weekly-name">{day}</span>
      {OPENINGS.map((index) => (
        <span key={index} class="weekly-opening">
          {input("opens", index)}–{input("closes", index)}
        </span>
      ))}
    </div>
  );
}
