import type { ComponentChildren } from "preact";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { Refused, Shown } from "../desk/handlers.ts";
import { refusalSentence } from "../locales/refusals.ts";

/** What a form needs to know of the page it is on. */
export interface FormPlace {
  shown: Shown<unknown>;
  locale: Locale;
  newKey(): string;
}

interface Props {
  place: FormPlace;
  /** Name of the page's action. */
  action: string;
  /** Names what the form is about, where a page has one form for each row. */
  target?: Readonly<Record<string, string>>;
  class?: string;
  children: ComponentChildren;
}

/** A form that makes one change. It says by itself why the last try was refused. */
export function ActionForm(
  { place, action, target = {}, class: className, children }: Props,
) {
  const refused = refusalOf(place, action, target);
  return (
    <form
      method="post"
      class={className ?? "action-form"}
      {...(refused && { "data-changes": "unsaved" })}
    >
      <input type="hidden" name="do" value={action} />
      <input type="hidden" name="key" value={place.newKey()} />
      {Object.entries(target).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {refused && (
        <p class="notice" data-tone="danger" role="alert">
          {refusalSentence(refused, place.locale)}
        </p>
      )}
      {children}
    </form>
  );
}

/** The refusal of this very form; null if another was sent, or none was refused. */
export function refusalOf(
  { shown: { refused } }: FormPlace,
  action: string,
  target: Readonly<Record<string, string>> = {},
): Refused | null {
  if (refused?.action !== action) return null;
  const isThis = Object.entries(target).every(([name, value]) =>
    refused.values.get(name) === value
  );
  return isThis ? refused : null;
}
