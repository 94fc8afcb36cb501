import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import type { PreviewField } from "../../agent/preview.ts";
import {
  type FieldValues,
  valuesOf,
  withChanges,
  withOwnLabels,
} from "../client/approval_fields.ts";
import { useLanguage } from "../client/language.ts";
import { FieldInput } from "./FieldInput.tsx";

/** A small form over what may be changed about a write. */
export function ApprovalEditor(
  { args, fields, badField, badFieldError, disabled, onSubmit, onCancel }: {
    args: Record<string, unknown>;
    fields: readonly PreviewField[];
    /** Path of the field that the service refused, if it did. */
    badField: string | undefined;
    /** Why, in words, where the shop gave a reason. */
    badFieldError: string | undefined;
    disabled: boolean;
    /** Called with undefined where nothing was changed. */
    onSubmit: (args: Record<string, unknown> | undefined) => void;
    onCancel: () => void;
  },
) {
  const { text } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const before = useRef<FieldValues>({});
  const shown = useMemo(() => withOwnLabels(fields), [fields]);
  // Before anybody can type: an effect after the first paint can come too late.
  useLayoutEffect(() => {
    before.current = valuesOf(form.current!, fields);
    form.current?.querySelector<HTMLElement>("input, select, textarea")
      ?.focus();
  }, []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [badField]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const after = valuesOf(form.current!, fields);
    onSubmit(withChanges(args, fields, { before: before.current, after }));
  };
  return (
    <form ref={form} class="approval-editor" onSubmit={submit}>
      {shown.map((field) => (
        <FieldInput
          key={field.path}
          field={field}
          isBad={badField === field.path}
          error={badFieldError}
        />
      ))}
      <div class="approval-actions">
        <Button kind="primary" type="submit" disabled={disabled}>
          {text.approval.review}
        </Button>
        <Button kind="quiet" disabled={disabled} onClick={onCancel}>
          {text.approval.keepAsIs}
        </Button>
      </div>
    </form>
  );
}
