import { type FormPlace, refusalOf } from "./ActionForm.tsx";

/**
 * What a form showed of a record when it was opened, also after a refusal, for
 * `changedFields`.
 */
export function ShownBefore(
  { place, action, record }: {
    place: FormPlace;
    action: string;
    record: object;
  },
) {
  const before = refusalOf(place, action)?.values.sent("was");
  return (
    <input type="hidden" name="was" value={before ?? JSON.stringify(record)} />
  );
}
