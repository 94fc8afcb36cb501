import { customerExport } from "../../../customer/desk_reads.ts";
import type { ListedCustomer } from "../../../customer/desk_schemas.ts";
import { customerErase } from "../../../customer/erase_operation.ts";
import { customerMerge } from "../../../customer/merge_operation.ts";
import { ActionForm } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";
import { DeskCard } from "../DeskCard.tsx";
import type { CustomerProps } from "./props.ts";

type Props = CustomerProps & {
  /** What was searched to merge with, and who fits it. */
  merging: { query: string; found: readonly ListedCustomer[] };
};

/** What is done seldom, and mostly for good. */
export function MoreActions(props: Props) {
  const { customer, words, place, staff } = props;
  const isKnown = !customer.isErased && customer.mergedInto === null;
  const mayMerge = isKnown && !customer.hasAccount && staff.may(customerMerge);
  return (
    <DeskCard id="more" title={words.more}>
      {staff.may(customerExport) && (
        <a
          class="button"
          href={`/admin/customers/${customer.id}/export`}
          download
        >
          {words.export}
        </a>
      )}
      {mayMerge && <Merge {...props} />}
      {isKnown && staff.may(customerErase) && (
        <ActionForm place={place} action="erase">
          <ConfirmButton
            label={words.erase}
            question={words.eraseQuestion(customer.name)}
            confirm={words.eraseConfirm}
          />
        </ActionForm>
      )}
    </DeskCard>
  );
}

function Merge({ customer, words, place, merging }: Props) {
  const { query, found } = merging;
  const others = found.filter(({ id }) => id !== customer.id);
  return (
    <details open={query !== ""}>
      <summary class="button">{words.merge}</summary>
      <div class="stack">
        <p class="fine">{words.mergeLead}</p>
        <form method="get" class="inline-form" role="search">
          <label class="visually-hidden" for="merge">{words.mergeFind}</label>
          <input
            id="merge"
            class="input"
            type="search"
            name="merge"
            value={query}
            placeholder={words.search}
            autocomplete="off"
          />
          <button type="submit" class="button">{words.find}</button>
        </form>
        {query !== "" && others.length === 0 && (
          <p class="fine">{words.noneFound}</p>
        )}
        {others.map(({ id, name, phone, email }) => (
          <ActionForm
            key={id}
            place={place}
            action="merge"
            target={{ intoId: id }}
          >
            <ConfirmButton
              label={words.mergeInto(name)}
              question={[name, phone, email].filter(Boolean).join(" · ")}
              confirm={words.mergeConfirm}
            />
          </ActionForm>
        ))}
      </div>
    </details>
  );
}
