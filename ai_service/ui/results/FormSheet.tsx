import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { localDay } from "../../../shared/time/time_zone.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import {
  type FieldValues,
  valuesOf,
  withChanges,
  withOwnLabels,
} from "../client/approval_fields.ts";
import { useLanguage } from "../client/language.ts";
import { FieldInput } from "../components/FieldInput.tsx";
import { useResultActions } from "./actions.ts";
import { controlsOf } from "./form_sheet.ts";
import { clearFormDraft, readFormDraft, writeFormDraft } from "./form_draft.ts";
import { numberOf, type Row, rowOf, textOf } from "./read_result.ts";

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
    const controls = controlsOf(form, locale, { words, today });
    const labelled = withOwnLabels(controls);
    return controls.map((control, at) => ({ ...control, ...labelled[at]! }));
  }, []);
  // Kept over a reload; the server renders the form empty.
  const [draft, setDraft] = useState<FieldValues>();
  useEffect(() => setDraft(readFormDraft(formId)), []);
  useEffect(() => {
    element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [badField]);
  const handIn = async (event: SubmitEvent) => {
    event.preventDefault();
    const after = valuesOf(element.current!, controls);
    const given = withChanges({ answers: {} }, controls, { before: {}, after });
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
      onInput={() =>
        writeFormDraft(formId, valuesOf(element.current!, controls))}
    >
      <h3>{title}</h3>
      {controls.map((field) => (
        <FieldInput
          key={field.path}
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
