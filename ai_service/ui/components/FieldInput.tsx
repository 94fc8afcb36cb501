import type {
  ControlAttributes,
  ControlField,
} from "../../../shared/ui/form/controls.ts";
import { FormControl } from "../../../shared/ui/form/FormControl.tsx";
import { useLanguage } from "../client/language.ts";

/** The control for one argument, in the words of the chat. */
export function FieldInput(
  { field, isBad, error, hint, attributes }: {
    field: ControlField;
    isBad: boolean;
    /** What is wrong about it, where more is known than that something is. */
    error?: string | undefined;
    hint?: string | undefined;
    /** What the browser can check of the value by itself. */
    attributes?: ControlAttributes;
  },
) {
  const { text: { approval } } = useLanguage();
  return (
    <FormControl
      field={field}
      words={approval}
      hint={hint}
      error={isBad ? error ?? approval.badField : undefined}
      {...(attributes && { attributes })}
    />
  );
}
