import { useRef, useState } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { DeletionPlan } from "../../account/deletion_plan.ts";
import type { Messages } from "../locales/messages.ts";

/** The words of deleting an account; texts alone, so that the page can hand them over. */
type Words = Messages["settings"]["erasing"];

/** Tells what deleting the account does at the shop, and deletes it. */
export default function DeleteAccount({ words }: { words: Words }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [plan, setPlan] = useState<DeletionPlan | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const ask = async () => {
    setFailed(false);
    const response = await fetch("/api/me/deletion").catch(() => null);
    if (!response?.ok) return setFailed(true);
    setPlan(await response.json());
    dialog.current?.showModal();
  };
  const erase = async () => {
    const request = { method: "DELETE" };
    const response = await fetch("/api/me", request).catch(() => null);
    if (response?.ok) return location.assign("/?signed_out");
    dialog.current?.close();
    setFailed(true);
  };
  return (
    <>
      <Button kind="danger" onClick={ask}>{words.title}</Button>
      {hasFailed && <p class="field-error" role="alert">{words.failed}</p>}
      <dialog ref={dialog} class="confirm" aria-labelledby="erase-heading">
        <h2 id="erase-heading">{words.title}</h2>
        <p>{words.words}</p>
        {plan && <Plan plan={plan} words={words} />}
        <div class="confirm-actions">
          <Button
            kind="quiet"
            autofocus
            onClick={() => dialog.current?.close()}
          >
            {words.keep}
          </Button>
          <Button kind="danger" onClick={erase}>{words.now}</Button>
        </div>
      </dialog>
    </>
  );
}

function Plan(
  { plan: { isComplete, items }, words }: { plan: DeletionPlan; words: Words },
) {
  if (!isComplete) return <p>{words.unknown}</p>;
  if (items.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p>{words.lead}</p>
      <ul>
        {items.map(({ kind, effect, summary, reason }, at) => (
          <li key={at}>
            {summary ?? reason?.error ??
              `${words[kind]}: ${
                effect === "cancel" ? words.cancelled : words.stays
              }`}
          </li>
        ))}
      </ul>
    </>
  );
}
