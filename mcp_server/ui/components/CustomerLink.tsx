interface Props {
  customer: { id: string; name: string };
  /** Said of somebody whose name was erased. */
  unknown: string;
}

/** A customer by name, as the way to their page. */
export function CustomerLink({ customer: { id, name }, unknown }: Props) {
  return (
    <a class="customer-link" dir="auto" href={`/admin/customers/${id}`}>
      {name || unknown}
    </a>
  );
}
