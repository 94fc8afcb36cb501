import { Button } from "../../../shared/ui/Button.tsx";
import type { Deletion } from "../client/deletions.ts";
import { useLanguage } from "../client/language.ts";

/** What will be deleted in a moment, each with the way back. */
export function UndoNotices(
  { waiting, onUndo }: {
    waiting: readonly Deletion[];
    onUndo: (id: string) => void;
  },
) {
  const { text: { conversations: words } } = useLanguage();
  return (
    <div class="undo" role="status">
      {waiting.map(({ id, title }) => (
        <div key={id} class="undo-notice">
          <p>{words.removing(title || words.untitled)}</p>
          <Button onClick={() => onUndo(id)}>{words.undo}</Button>
        </div>
      ))}
    </div>
  );
}
