import { customerUpdate } from "../../../customer/desk_writes.ts";
import type { BookingCounts } from "../../../booking/counts_operation.ts";
import type { BookingStatus } from "../../../booking/schemas.ts";
import { formatDateTime, type Place } from "../../format.ts";
import { ActionForm, refusalOf } from "../ActionForm.tsx";
import { DeskCard } from "../DeskCard.tsx";
import { ContactFields } from "./ContactFields.tsx";
import type { CustomerProps } from "./props.ts";

type Props = CustomerProps & {
  counts: BookingCounts;
  time: Place & { now: Date };
};

/** Who a customer is, how often they came, and a form to correct it. */
export function Contact(props: Props) {
  const { customer, words, time, staff } = props;
  const { furigana, phone, email, lastSeen, createdAt } = customer;
  const said = [
    [words.furigana, furigana],
    [words.phone, phone],
    [words.email, email],
  ] as const;
  const isKnown = !customer.isErased && customer.mergedInto === null;
  return (
    <DeskCard id="contact" title={words.contact}>
      <dl class="facts">
        {said.map(([label, value]) =>
          value && [
            <dt key={label}>{label}</dt>,
            <dd key={value} dir="auto">{value}</dd>,
          ]
        )}
        <dt>{words.lastSeen}</dt>
        <dd>{formatDateTime(new Date(lastSeen), time)}</dd>
        <dt>{words.since}</dt>
        <dd>{formatDateTime(new Date(createdAt), time)}</dd>
      </dl>
      <Counts {...props} />
      {isKnown && staff.may(customerUpdate) && <Edit {...props} />}
    </DeskCard>
  );
}

function Counts({ counts, words }: Pick<Props, "counts" | "words">) {
  const entries = Object.entries(counts) as [BookingStatus, number][];
  return (
    <p class="badges">
      {entries.map(([status, count]) => (
        <span
          key={status}
          class="badge"
          data-tone={status === "no_show" ? "danger" : ""}
        >
          {words.counts(status, count)}
        </span>
      ))}
    </p>
  );
}

function Edit({ customer, words, place }: CustomerProps) {
  const action = "edit";
  return (
    <details open={refusalOf(place, action) !== null}>
      <summary class="button">{words.edit}</summary>
      {customer.hasAccount && <p class="fine">{words.editLead}</p>}
      <ActionForm place={place} action={action}>
        <ContactFields
          words={words}
          place={place}
          action={action}
          values={customer}
          hasAccount={customer.hasAccount}
        />
        <button type="submit" class="button" data-kind="primary">
          {words.save}
        </button>
      </ActionForm>
    </details>
  );
}
