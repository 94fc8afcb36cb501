import { ActionButton } from "../results/ActionButton.tsx";

/** Says that there is nothing, and begins what would make it something. */
export function EmptyRecords(
  { words }: {
    words: { none: string; noneWords: string; start: string; say: string };
  },
) {
  return (
    <div class="own-empty">
      <p>
        <strong>{words.none}</strong> {words.noneWords}
      </p>
      <ActionButton kind="primary" say={words.say}>{words.start}</ActionButton>
    </div>
  );
}
