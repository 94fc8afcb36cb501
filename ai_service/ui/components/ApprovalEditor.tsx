import { useEffect, useId, useMemo, useRef } from "preact/hooks";
import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import {
  type ArgumentField,
  fieldsOf,
  withValues,
} from "../client/approval_fields.ts";
import { useLanguage } from "../client/language.ts";

/** A small form over the arguments of a write. */
export function ApprovalEditor(
  { args, disabled, onSubmit, onCancel }: {
    args: Record<string, unknown>;
    disabled: boolean;
    onSubmit: (args: Record<string, unknown>) => void;
    onCancel: () => void;
  },
) {
  const { text } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  const fields = useMemo(() => fieldsOf(args), [args]);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onSubmit(withValues(args, fields, valuesOf(form.current!, fields)));
  };
  return (
    <form ref={form} class="approval-editor" onSubmit={submit}>
      {fields.map((field) => <ArgumentInput key={field.name} field={field} />)}
      <div class="approval-actions">
        <Button kind="primary" type="submit" disabled={disabled}>
          {text.approval.approveChanged}
        </Button>
        <Button kind="quiet" disabled={disabled} onClick={onCancel}>
          {text.approval.keepAsIs}
        </Button>
      </div>
    </form>
  );
}

const inputTypes: Record<ArgumentField["kind"], string> = {
  text: "text",
  number: "number",
  boolean: "checkbox",
  dateTime: "datetime-local",
};

function ArgumentInput({ field }: { field: ArgumentField }) {
  const { text } = useLanguage();
  const id = useId();
  const { kind, name, key, value, offset } = field;
  const label = text.approval.fields[key] ?? key;
  const hint = offset && offset !== "Z" && text.approval.offset(offset);
  return (
    <Field id={id} label={label} {...(hint && { hint })}>
      <input
        id={id}
        class={kind === "boolean" ? "checkbox" : "input"}
        type={inputTypes[kind]}
        name={name}
        {...(kind === "boolean"
          ? { defaultChecked: value === "true" }
          : { defaultValue: value, required: kind !== "text" })}
        {...(kind === "number" && { step: "any" })}
        {...(hint && { "aria-describedby": `${id}-hint` })}
      />
    </Field>
  );
}

function valuesOf(
  form: HTMLFormElement,
  fields: readonly ArgumentField[],
): Record<string, string> {
  return Object.fromEntries(fields.map(({ name, kind }) => {
    const input = form.elements.namedItem(name) as HTMLInputElement;
    return [name, kind === "boolean" ? String(input.checked) : input.value];
  }));
}
