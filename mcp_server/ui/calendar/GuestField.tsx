import { useEffect, useState } from "preact/hooks";
import type { FoundCustomer } from "../../customer/search_operation.ts";
import { callDesk } from "./api.ts";
import type { CalendarReader } from "./context.ts";
import { InputControl } from "./Control.tsx";

const PAUSE_MILLISECONDS = 250;

/** For whom it is: a customer who was found, or a new one. */
export interface Guest {
  name: string;
  phone: string;
  customerId: string | null;
}

interface Props {
  guest: Guest;
  reader: CalendarReader;
  /** Whether it was sent without a name. */
  isMissing: boolean;
  onChange(guest: Guest): void;
}

/** The name, and whom staff know by it. */
export function GuestField({ guest, reader, isMissing, onChange }: Props) {
  const { words } = reader;
  const { name, phone, customerId } = guest;
  const found = useFound(customerId ? "" : name || phone);
  return (
    <>
      <InputControl
        id="guest-name"
        label={words.customer}
        hint={words.customerHint}
        error={isMissing ? words.problems.name : undefined}
        value={name}
        required
        autoFocus
        maxLength={100}
        autoComplete="off"
        onInput={(event) =>
          onChange({
            ...guest,
            name: event.currentTarget.value,
            customerId: null,
          })}
      />
      <div role="status" class="visually-hidden">
        {found && words.found(found.length)}
      </div>
      {found && found.length > 0 && (
        <ul role="list" class="guest-list">
          {found.map((one) => (
            <li key={one.id}>
              <button
                type="button"
                class="button"
                onClick={() =>
                  onChange({
                    name: one.name,
                    phone: one.phone ?? "",
                    customerId: one.id,
                  })}
              >
                <strong>{one.name}</strong>
                <span>{one.furigana}</span>
                <span>{one.phone ?? one.email}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <InputControl
        id="guest-phone"
        type="tel"
        label={words.phone}
        value={phone}
        readOnly={customerId !== null}
        autoComplete="off"
        onInput={(event) =>
          onChange({ ...guest, phone: event.currentTarget.value })}
      />
    </>
  );
}

/** Customers who may be meant; null before anything was asked. */
function useFound(query: string): FoundCustomer[] | null {
  const [found, setFound] = useState<FoundCustomer[] | null>(null);
  useEffect(() => {
    let isLatest = true;
    const show = (items: FoundCustomer[] | null) => {
      if (isLatest) setFound(items);
    };
    if (query.trim() === "") return show(null);
    const timer = setTimeout(() => {
      callDesk<{ items: FoundCustomer[] }>("customer/search", { query })
        .then(({ items }) => show(items), () => show(null));
    }, PAUSE_MILLISECONDS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [query]);
  return found;
}
