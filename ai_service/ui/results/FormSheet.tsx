import { useState } from "preact/hooks";
import type { FieldValues } from "../client/approval_fields.ts";
import { useResultActions } from "./actions.ts";
import { FillInForm } from "./FillInForm.tsx";
import { writeFormDraft } from "./form_draft.ts";
import { type Row, rowOf } from "./read_result.ts";
import { stillFitting } from "./still_fitting.ts";
import { useControls } from "./use_controls.ts";

interface OpenForm {
  form: Row | null;
  /** Of a form that changed while it was filled in. */
  answers?: FieldValues;
}

/** A form as itself: filled in here, and handed in through an approval. */
export function FormSheet({ result }: { result: unknown }) {
  const { read } = useResultActions();
  const controlsFor = useControls();
  const [{ form, answers }, open] = useState<OpenForm>({
    form: rowOf(result, "form"),
  });
  if (!form) return null;
  /** Opens the form as it is now, with the answers that still fit. */
  const reopen = async (values: FieldValues) => {
    const found = await read("form_get", { formId: form.id });
    const now = rowOf(found, "form");
    if (!now) return;
    const change = { before: controlsFor(form), after: controlsFor(now) };
    const answers = stillFitting(values, change);
    writeFormDraft(String(form.id), answers);
    open({ form: now, answers });
  };
  return (
    <FillInForm
      key={String(form.version)}
      form={form}
      kept={answers}
      onChanged={reopen}
    />
  );
}
