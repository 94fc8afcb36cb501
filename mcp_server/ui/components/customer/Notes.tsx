import { customerNote } from "../../../customer/desk_writes.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { ActionForm } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { TextAreaField } from "../FormField.tsx";
import type { CustomerProps } from "./props.ts";

type Props = CustomerProps & { time: Place & { now: Date } };

/** What staff noted of a customer, and a form for more. */
export function Notes({ customer, words, place, staff, time }: Props) {
  const { notes, isErased, mergedInto } = customer;
  const isKnown = !isErased && mergedInto === null;
  return (
    <DeskCard id="notes" title={words.notes}>
      {notes.length === 0 && <p class="fine">{words.noNotes}</p>}
      <ul role="list" class="lines">
        {notes.map(({ id, text, author, createdAt }) => (
          <li key={id}>
            <div class="line">
              <p class="said" dir="auto">{text}</p>
              <span class="fine">
                {author} · {formatDateTime(new Date(createdAt), time)}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {isKnown && staff.may(customerNote) && (
        <ActionForm place={place} action="note">
          <TextAreaField
            place={place}
            action="note"
            name="text"
            label={words.note}
            rows={3}
            maxLength={2000}
            required
          />
          <button type="submit" class="button">{words.addNote}</button>
        </ActionForm>
      )}
    </DeskCard>
  );
}
