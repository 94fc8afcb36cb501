import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { askedOf } from "../../../shared/ui/form/asked.ts";
import {
  type FieldValues,
  valuesOf,
  withChanges,
} from "../client/approval_fields.ts";
import type { Failure } from "../client/chat_state.ts";
import { useLanguage } from "../client/language.ts";
import { FailureLine } from "../components/FailureLine.tsx";
import { FieldInput } from "../components/FieldInput.tsx";
import { useResultActions } from "./actions.ts";
import { readFormDraft, writeFormDraft } from "./form_draft.ts";
import { numberOf, type Row, textOf } from "./read_result.ts";
import { useControls } from "./use_controls.ts";

/** The questions of one version of a form. */
export function FillInForm(
  { form, kept, onChanged }: {
    form: Row;
    /** The answers that it was opened anew with. */
    kept: FieldValues | undefined;
    /** Called where the form has changed; rejects where it cannot be had. */
    onChanged: (values: FieldValues) => Promise<void>;
  },
) {
  const { text: { results }, locale } = useLanguage();
  const actions = useResultActions();
  const element = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLParagraphElement>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const formId = textOf(form.id, locale);
  const title = textOf(form.title, locale);
  const controlsFor = useControls();
  const controls = useMemo(() => controlsFor(form), []);
  // Kept over a reload; the server renders the form empty.
  const [draft, setDraft] = useState(kept);
  const [values, setValues] = useState(kept ?? {});
  const asked = askedOf(controls, values);
  const badField = asked.find(({ path }) => path === failure?.field)?.path;
  // Before anybody can type: what is typed until then would be lost.
  useLayoutEffect(() => {
    notice.current?.focus();
    if (kept) return;
    const draft = readFormDraft(formId);
    setDraft(draft);
    setValues(draft ?? {});
  }, []);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [badField]);
  const handIn = async (event: SubmitEvent) => {
    event.preventDefault();
    const after = valuesOf(element.current!, asked);
    const given = withChanges({ answers: {} }, asked, { before: {}, after });
    setBusy(true);
    const failure = await actions.tap({
      tool: "form_submit",
      args: { formId, version: numberOf(form.version), ...given },
      saidAs: results.iWouldHandIn(title),
    }, { isToldHere: true });
    // Where it cannot be opened anew, the sentence asks for it.
    if (failure?.code === "form_changed") {
      await onChanged(valuesOf(element.current!, controls)).catch(() => {});
    }
    setBusy(false);
    setFailure(failure);
  };
  return (
    <form
      ref={element}
      key={draft ? "kept" : "empty"}
      class="form-sheet card"
      onSubmit={handIn}
      onInput={() => {
        const typed = valuesOf(element.current!, controls);
        setValues(typed);
        writeFormDraft(formId, typed);
      }}
    >
      <h3>{title}</h3>
      {kept && (
        <p
          ref={notice}
          class="notice"
          data-tone="warning"
          role="alert"
          tabIndex={-1}
        >
          {results.formReopened}
        </p>
      )}
      {asked.map((field) => (
        <FieldInput
          key={field.path}
          hint={field.hint}
          field={{
            ...field,
            value: answerIn(draft, field.path) ?? field.value,
          }}
          isBad={badField === field.path}
          attributes={field.attributes}
        />
      ))}
      {!badField && <FailureLine failure={failure} />}
      <Button kind="primary" type="submit" disabled={busy || !actions.isOpen}>
        {results.toCheck}
      </Button>
    </form>
  );
}

function answerIn(draft: FieldValues | undefined, path: string) {
  const value = draft?.[path];
  return typeof value === "string" ? value : value && [...value];
}
