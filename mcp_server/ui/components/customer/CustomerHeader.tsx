import type { CustomerProps } from "./props.ts";

/** Whose page it is, and whether there is still anybody. */
export function CustomerHeader(
  { customer, words }: Pick<CustomerProps, "customer" | "words">,
) {
  const { name, hasAccount, isErased, mergedInto } = customer;
  return (
    <>
      <header class="page-header">
        <h1 dir="auto">{name || words.unknown}</h1>
        <span class="badge" data-tone={hasAccount ? "accent" : ""}>
          {hasAccount ? words.hasAccount : words.noAccount}
        </span>
      </header>
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
