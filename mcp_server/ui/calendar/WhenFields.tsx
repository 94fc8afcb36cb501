import type { Calendar } from "../../booking/calendar_schemas.ts";
import type { CalendarReader } from "./context.ts";
import { InputControl, SelectControl } from "./Control.tsx";
import { LAST_DAY, type LocalMoment } from "./local_moment.ts";

/** When, how long and with whom, as it is typed. */
export interface When extends LocalMoment {
  minutes: string;
  /** Empty for whoever is free. */
  resourceId: string;
}

interface Props {
  when: When;
  serviceId: string;
  calendar: Calendar;
  reader: CalendarReader;
  /** Whether it can be left open with whom it is. */
  allowsAnyone: boolean;
  onChange(when: When): void;
}

/** Day, time, length and column of a booking; times are the business's. */
export function WhenFields(
  { when, serviceId, calendar, reader, allowsAnyone, onChange }: Props,
) {
  const { words, locale } = reader;
  const able = calendar.services.find(({ id }) => id === serviceId)
    ?.resourceIds;
  const columns = calendar.columns
    .filter(({ id }) => !able || able.includes(id) || id === when.resourceId)
    .map(({ id, name }) => ({ value: id, label: name[locale] }));
  const change =
    (name: keyof When) => (event: { currentTarget: { value: string } }) =>
      onChange({ ...when, [name]: event.currentTarget.value });
  return (
    <div class="when-fields">
      <InputControl
        id="when-day"
        type="date"
        label={words.date}
        value={when.day}
        max={LAST_DAY}
        required
        onInput={change("day")}
      />
      <InputControl
        id="when-time"
        type="time"
        label={words.time}
        value={when.time}
        required
        onInput={change("time")}
      />
      <InputControl
        id="when-minutes"
        type="number"
        inputMode="numeric"
        min={5}
        max={1440}
        step={5}
        label={words.minutes}
        value={when.minutes}
        required
        onInput={change("minutes")}
      />
      <SelectControl
        id="when-column"
        label={words.column}
        value={when.resourceId}
        options={[
          ...(allowsAnyone ? [{ value: "", label: words.anyone }] : []),
          ...columns,
        ]}
        onChoose={(resourceId) => onChange({ ...when, resourceId })}
      />
    </div>
  );
}
