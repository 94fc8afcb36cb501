import type { CustomerProps } from "./props.ts";

type Props = Pick<CustomerProps, "customer" | "words">;

/** Whether somebody signs in by themselves. */
export function AccountBadge({ customer: { hasAccount }, words }: Props) {
  return (
    <span class="badge" data-tone={hasAccount ? "accent" : ""}>
      {hasAccount ? words.hasAccount : words.noAccount}
    </span>
  );
}

/** Says that there is nobody any more, or where they are now. */
export function CustomerState({ customer, words }: Props) {
  const { isErased, mergedInto } = customer;
  return (
    <>
      {isErased && <p class="notice" data-tone="warning">{words.erased}</p>}
      {mergedInto && (
        <p class="notice" data-tone="warning">
          {words.mergedInto}{" "}
          <a href={`/admin/customers/${mergedInto}`}>{words.openMerged}</a>
        </p>
      )}
    </>
  );
}
