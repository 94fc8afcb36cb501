import { ActionForm, type FormPlace } from "../ActionForm.tsx";

interface Props {
  place: FormPlace;
  id: string;
  name: string;
  /** All that are sorted, in their order. */
  ids: readonly string[];
  /** What is sorted; its fields are `<field>Id` and `<field>Ids`. */
  field: "service" | "product" | "form";
  words: {
    up: string;
    down: string;
    moved(name: string, way: string): string;
  };
}

/** Two buttons that move one of a list up or down. */
export function MoveForm({ place, id, name, ids, field, words }: Props) {
  const button = (by: "-1" | "1", way: string, isLast: boolean) => (
    <button
      type="submit"
      class="button"
      data-kind="quiet"
      name="by"
      value={by}
      disabled={isLast}
      aria-label={words.moved(name, way)}
    >
      {by === "1" ? "↓" : "↑"}
    </button>
  );
  return (
    <ActionForm
      place={place}
      action="sort"
      target={{ [`${field}Id`]: id }}
      class="row-actions"
    >
      {ids.map((each) => (
        <input key={each} type="hidden" name={`${field}Ids`} value={each} />
      ))}
      {button("-1", words.up, ids[0] === id)}
      {button("1", words.down, ids.at(-1) === id)}
    </ActionForm>
  );
}
