import { Button } from "../../../shared/ui/Button.tsx";
import {
  type Display,
  TEXT_SIZES,
  THEMES,
} from "../../../shared/ui/display.ts";
import { Field } from "../../../shared/ui/Field.tsx";
import type { Messages } from "../locales/messages.ts";

/** Colours and text size; works without scripts. */
export function DisplayForm(
  { display, words }: { display: Display; words: Messages["settings"] },
) {
  return (
    <section aria-labelledby="display">
      <h2 id="display">{words.display}</h2>
      <form method="post" action="/settings" class="settings-form">
        <Field id="theme" label={words.theme}>
          <select id="theme" name="theme" class="input">
            {THEMES.map((theme) => (
              <option
                key={theme}
                value={theme}
                selected={theme === display.theme}
              >
                {words.themes[theme]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="text-size" label={words.textSize}>
          <select id="text-size" name="text_size" class="input">
            {TEXT_SIZES.map((size) => (
              <option
                key={size}
                value={size}
                selected={size === display.textSize}
              >
                {words.textSizes[size]}
              </option>
            ))}
          </select>
        </Field>
        <Button type="submit">{words.save}</Button>
      </form>
    </section>
  );
}
