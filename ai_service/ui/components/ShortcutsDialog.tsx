import { useEffect, useRef, useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { useLanguage } from "../client/language.ts";
import { useListId } from "../client/use_list_id.ts";
import {
  chooseShortcuts,
  SHORTCUTS,
  wantsShortcuts,
} from "../client/shortcuts.ts";

const storage = () => localStorage;

/** What each key does, and whether single keys do anything at all. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { text: { shortcuts: words } } = useLanguage();
  const id = useListId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isWanted, setWanted] = useState(() => wantsShortcuts(storage));
  useEffect(() => dialog.current?.showModal(), []);
  const choose = (choice: boolean) => {
    chooseShortcuts(storage, choice);
    setWanted(choice);
  };
  return (
    <dialog
      ref={dialog}
      class="confirm shortcuts"
      aria-labelledby={id}
      onClose={onClose}
    >
      <h2 id={id}>{words.title}</h2>
      <dl>
        {Object.entries(SHORTCUTS).map(([key, name]) => (
          <Key key={key} keys={[key]} words={words.names[name]} />
        ))}
        <Key keys={["Enter"]} words={words.send} />
        <Key keys={["Shift", "Enter"]} words={words.newLine} />
      </dl>
      <p>{words.never}</p>
      <label class="choice">
        <input
          class="checkbox"
          type="checkbox"
          checked={isWanted}
          onChange={({ currentTarget }) => choose(currentTarget.checked)}
        />
        {words.use}
      </label>
      <div class="confirm-actions">
        <Button autofocus onClick={() => dialog.current?.close()}>
          {words.close}
        </Button>
      </div>
    </dialog>
  );
}

function Key({ keys, words }: { keys: readonly string[]; words: string }) {
  return (
    <div class="shortcut">
      <dt>{keys.map((key) => <kbd key={key}>{key}</kbd>)}</dt>
      <dd>{words}</dd>
    </div>
  );
}
