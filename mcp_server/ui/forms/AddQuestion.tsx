import { useState } from "preact/hooks";
import type { BuilderWords } from "../locales/forms.ts";
import { type Kind, KINDS } from "./content.ts";
import { Choice } from "./Line.tsx";

/** Adds a question of the chosen kind behind all others. */
export function AddQuestion(
  { words, isFull, onAdd }: {
    words: BuilderWords;
    /** Whether the form has as many questions as it can have. */
    isFull: boolean;
    onAdd(kind: Kind): void;
  },
) {
  const [kind, setKind] = useState<Kind>("text");
  return (
    <div class="form-add">
      <Choice
        label={words.addOfType}
        value={kind}
        options={KINDS.map((value) => ({ value, label: words.types[value] }))}
        onValue={(value) => setKind(value as Kind)}
      />
      <button
        type="button"
        class="button"
        disabled={isFull}
        onClick={() => onAdd(kind)}
      >
        {words.addQuestion}
      </button>
    </div>
  );
}
