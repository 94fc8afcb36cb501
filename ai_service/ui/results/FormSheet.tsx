import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { localDay } from "../../../shared/time/time_zone.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { askedOf } from "../../../shared/ui/form/asked.ts";
import { controlsOf, type Question } from "../../../shared/ui/form/controls.ts";
import {
  type FieldValues,
  valuesOf,
  withChanges,
  withOwnLabels,
} from "../client/approval_fields.ts";
import { useLanguage } from "../client/language.ts";
import { FieldInput } from "../components/FieldInput.tsx";
import { useResultActions } from "./actions.ts";
import { clearFormDraft, readFormDraft, writeFormDraft } from "./form_draft.ts";
import { numberOf, type Row, rowOf, rowsOf, textOf } from "./read_result.ts";

/** A form as itself: filled in here, and handed in through an approval. */
export function FormSheet({ result }: { result: unknown }) {
  const form = rowOf(result, "form");
  return form && <Sheet form={form} />;
}

function Sheet({ form }: { form: Row }) {
  const { text, locale, timeZone } = useLanguage();
  const { results, approval } = text;
  const actions = useResultActions();
  const element = useRef<HTMLFormElement>(null);
  const [badField, setBadField] = useState<string>();
  const [busy, setBusy] = useState(false);
  const formId = textOf(form.id, locale);
  const title = textOf(form.title, locale);
  const controls = useMemo(() => {
    const words = { optional: results.optional, yes: approval.yes };
    const today = localDay(Date.now(), timeZone);
    const questions = rowsOf(form, "fields") as unknown as Question[];
    const controls = controlsOf(questions, locale, { words, today });
    const labelled = withOwnLabels(controls);
    return controls.map((control, at) => ({ ...control, ...labelled[at]! }));
  }, []);
  // Kept over a reload; the server renders the form empty.
  const [draft, setDraft] = useState<FieldValues>();
  const [values, setValues] = useState<FieldValues>({});
  const asked = askedOf(controls, values);
  useEffect(() => {
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
    });
    setBusy(false);
    setBadField(failure?.field);
    if (!failure) clearFormDraft(formId);
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
      {asked.map((field) => (
        <FieldInput
          key={field.path}
          hint={field.hint}
          field={{ ...field, value: kept(draft, field.path) ?? field.value }}
          isBad={badField === field.path}
          attributes={field.attributes}
        />
      ))}
      <Button kind="primary" type="submit" disabled={busy || !actions.isOpen}>
        {results.toCheck}
      </Button>
    </form>
  );
}

function kept(draft: FieldValues | undefined, path: string) {
  const value = draft?.[path];
  return typeof value === "string" ? value : value && [...value];
}
