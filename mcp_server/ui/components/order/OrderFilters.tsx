import { orderWords } from "../../locales/orders.ts";
import type { Locale } from "../../../../shared/ui/locale.ts";
import type { OrderFilter } from "../../order_filter.ts";
import { FULFILMENTS, ORDER_STATUSES, PAYMENTS } from "../../records/order.ts";

interface Props {
  filter: OrderFilter;
  locale: Locale;
}

/** Which orders to show; the answer is in the address. */
export function OrderFilters({ filter, locale }: Props) {
  const words = orderWords[locale];
  return (
    <form
      method="get"
      class="filter-form"
      role="search"
      aria-label={words.filter}
    >
      {filter.customer && (
        <input type="hidden" name="customer" value={filter.customer} />
      )}
      <Choice
        name="status"
        label={words.status}
        any={words.any}
        value={filter.status}
        options={ORDER_STATUSES}
        names={words.statuses}
      />
      <Choice
        name="payment"
        label={words.payment}
        any={words.any}
        value={filter.payment}
        options={PAYMENTS}
        names={words.payments}
      />
      <Choice
        name="fulfilment"
        label={words.fulfilment}
        any={words.any}
        value={filter.fulfilment}
        options={FULFILMENTS}
        names={words.fulfilments}
      />
      <div class="field">
        <label for="filter-day">{words.day}</label>
        <input
          id="filter-day"
          class="input"
          type="date"
          name="day"
          value={filter.day ?? ""}
        />
      </div>
      <button type="submit" class="button" data-kind="primary">
        {words.filter}
      </button>
      <a class="button" data-kind="quiet" href="/admin/orders">{words.reset}</a>
    </form>
  );
}

interface ChoiceProps<Name extends string> {
  name: string;
  label: string;
  any: string;
  value: Name | undefined;
  options: readonly Name[];
  names: Readonly<Record<Name, string>>;
}

function Choice<Name extends string>(
  { name, label, any, value, options, names }: ChoiceProps<Name>,
) {
  const id = `filter-${name}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} class="input" name={name}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option} value={option} selected={option === value}>
            {names[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
