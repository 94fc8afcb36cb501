import { NOTICE_STATES } from "../../../notice/kinds.ts";
import type { NoticePageWords } from "../../locales/notices.ts";

interface Props {
  words: NoticePageWords;
  state: string | undefined;
  customer: string | undefined;
}

/** Which notices to show; the answer is in the address. */
export function NoticeFilter({ words, state, customer }: Props) {
  return (
    <form
      method="get"
      class="filter-form"
      role="search"
      aria-label={words.filter}
    >
      {customer && <input type="hidden" name="customer" value={customer} />}
      <div class="field">
        <label for="filter-state">{words.state}</label>
        <select id="filter-state" class="input" name="state">
          <option value="">{words.any}</option>
          {NOTICE_STATES.map((option) => (
            <option key={option} value={option} selected={option === state}>
              {words.states[option]}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button" data-kind="primary">
        {words.filter}
      </button>
    </form>
  );
}
