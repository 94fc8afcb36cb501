import { changeOf } from "../../audit/changes.ts";
import { plainWords } from "../../locales/recorded.ts";
import type { EntryProps } from "./Entry.tsx";

/** What an entry says of the state before and after, field by field. */
export function Changes({ entry, words, time }: EntryProps) {
  if (entry.kind === "read" && !entry.after) {
    return <p class="fine">{words.noState}</p>;
  }
  const { isComparison, fields } = changeOf(entry, time);
  if (fields.length === 0) return <p class="fine">{words.unchanged}</p>;
  const { none } = plainWords[time.locale];
  return (
    <table class="table changes-table">
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          {isComparison && <th scope="col">{words.before}</th>}
          <th scope="col">{isComparison ? words.after : words.value}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ label, before, after }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {isComparison && <td>{before ?? none}</td>}
            <td>{after ?? none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
