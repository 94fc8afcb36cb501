import type { FormPlace } from "./ActionForm.tsx";
import { refusalSentence } from "../locales/refusals.ts";

/**
 * Says on top of the page that a change was refused: its form may be gone, where
 * somebody else has done it meanwhile.
 */
export function RefusedNotice({ place }: { place: FormPlace }) {
  const { shown: { refused }, locale } = place;
  if (!refused || refused.field !== null) return null;
  return (
    <p class="notice" data-tone="danger" role="alert">
      {refusalSentence(refused, locale)}
    </p>
  );
}
