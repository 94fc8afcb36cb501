import { customerMarkSeen } from "../../../customer/changes_operations.ts";
import type { CustomerChangesPage } from "../../../customer/desk_schemas.ts";
import { formatDateTime } from "../../format.ts";
import { ActionForm } from "../ActionForm.tsx";
import { CustomerLink } from "../CustomerLink.tsx";
import { DeskCard } from "../DeskCard.tsx";
import type { TodayProps } from "./props.ts";

/** What customers handed in and changed. */
export function News(props: TodayProps) {
  const { today: { forms, changes }, words, time } = props;
  return (
    <>
      {changes && <Changes {...props} changes={changes} />}
      {forms && (
        <DeskCard id="forms" title={words.forms} topics="form">
          {forms.length === 0 && <p class="fine">{words.nothing.forms}</p>}
          <ul role="list" class="lines">
            {forms.map(({ id, title, customer, submittedAt }) => (
              <li key={id}>
                <div class="line">
                  <time dateTime={submittedAt}>
                    {formatDateTime(new Date(submittedAt), time)}
                  </time>
                  <CustomerLink customer={customer} unknown={words.unknown} />
                  <span class="fine">{title[time.locale]}</span>
                </div>
              </li>
            ))}
          </ul>
        </DeskCard>
      )}
    </>
  );
}

type Props = TodayProps & { changes: CustomerChangesPage };

function Changes({ changes, words, place, staff, time }: Props) {
  const { items, mark, seenUntil } = changes;
  return (
    <DeskCard
      id="changes"
      title={words.changes}
      count={items.length}
      topics="calendar order form"
    >
      <p class="fine">
        {words.sinceSeen(formatDateTime(new Date(seenUntil), time))}
      </p>
      {items.length === 0 && <p class="fine">{words.nothing.changes}</p>}
      <ul role="list" class="lines">
        {items.map((change) => (
          <li key={`${change.at} ${change.operation} ${change.customerId}`}>
            <Change change={change} words={words} time={time} />
          </li>
        ))}
      </ul>
      {items.length > 0 && staff.may(customerMarkSeen) && (
        <ActionForm place={place} action="seen" target={{ mark: String(mark) }}>
          <button type="submit" class="button">{words.seen}</button>
        </ActionForm>
      )}
    </DeskCard>
  );
}

function Change(
  { change, words, time }:
    & { change: CustomerChangesPage["items"][number] }
    & Pick<TodayProps, "words" | "time">,
) {
  const { at, operation, customerId, customerName, number } = change;
  const { startBefore, startAfter } = change;
  const moments = [startBefore, startAfter]
    .filter((start, index, all) => start && all.indexOf(start) === index)
    .map((start) => formatDateTime(new Date(start!), time));
  return (
    <div class="line">
      <time dateTime={at}>{formatDateTime(new Date(at), time)}</time>
      {customerId && (
        <CustomerLink
          customer={{ id: customerId, name: customerName }}
          unknown={words.unknown}
        />
      )}
      <span>{words.operations[operation] ?? operation}</span>
      <span class="fine">{number ?? moments.join(" → ")}</span>
    </div>
  );
}
