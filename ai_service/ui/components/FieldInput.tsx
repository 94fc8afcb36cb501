import type {
  ControlAttributes,
  ControlField,
} from "../../../shared/ui/form/controls.ts";
import { FormControl } from "../../../shared/ui/form/FormControl.tsx";
import { useLanguage } from "../client/language.ts";

/** The control for one argument, in the words of the chat. */
export function FieldInput(
  { field, isBad, hint, attributes }: {
    field: ControlField;
    isBad: boolean;
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
      error={isBad ? approval.badField : undefined}
      {...(attributes && { attributes })}
    />
  );
}
