import type { FormPlace } from "../ActionForm.tsx";
import { ActionForm } from "../ActionForm.tsx";
import { ConfirmButton } from "../ConfirmButton.tsx";

interface Props {
  place: FormPlace;
  isInUse: boolean;
  words: { retire: string; offer: string };
  /** What becomes of what is booked. */
  question: string;
}

/** Takes something out of use, or into use again; what is booked stays. */
export function RetireForm({ place, isInUse, words, question }: Props) {
  if (isInUse) {
    return (
      <ActionForm place={place} action="retire">
        <ConfirmButton
          label={words.retire}
          question={question}
          confirm={words.retire}
        />
      </ActionForm>
    );
  }
  return (
    <ActionForm place={place} action="offer">
      <button type="submit" class="button">{words.offer}</button>
    </ActionForm>
  );
}
