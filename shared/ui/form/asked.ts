import type { FormControl } from "./controls.ts";

/** What controls hold, by path: of `choices` a list, of others a text. */
type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The controls of the questions that are asked after the answers so far. One that
 * is not asked has no answer, so what depends on it is not asked either.
 */
export function askedOf<Control extends FormControl>(
  controls: readonly Control[],
  values: Values,
): Control[] {
  const asked = new Map<string, Control>();
  for (const control of controls) {
    const { showIf } = control;
    const other = showIf && asked.get(showIf.field);
    const value = other && values[other.path];
    const isAsked = !showIf ||
      (Array.isArray(value)
        ? value.includes(String(showIf.is))
        : value === String(showIf.is));
    if (isAsked) asked.set(control.id, control);
  }
  return [...asked.values()];
}
