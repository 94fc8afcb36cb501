import { useRef, useState } from "preact/hooks";
import { askedOf } from "../../../shared/ui/form/asked.ts";
import {
  type ControlField,
  controlsOf,
} from "../../../shared/ui/form/controls.ts";
import { FormControl } from "../../../shared/ui/form/FormControl.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import type { BuilderWords } from "../locales/forms.ts";
import { formsWords } from "../locales/forms.ts";
import type { FormContent } from "./content.ts";

interface Props {
  content: FormContent;
  /** `YYYY-MM-DD` at the business. */
  today: string;
  words: BuilderWords;
}

/** The form as customers fill it in, in both languages. */
export function FormPreview({ words, ...form }: Props) {
  return (
    <section class="form-preview" aria-labelledby="form-preview">
      <h2 id="form-preview">{words.preview}</h2>
      <p class="fine">{words.previewLead}</p>
      <div class="form-previews">
        {(["ja", "en"] as const).map((language) => (
          <section key={language} aria-label={words.languages[language]}>
            <p class="fine" lang={language}>{words.languages[language]}</p>
            <Sheet {...form} language={language} />
          </section>
        ))}
      </div>
    </section>
  );
}

function Sheet(
  { content, today, language }: Omit<Props, "words"> & { language: Locale },
) {
  const sheet = useRef<HTMLDivElement>(null);
  const [values, setValues] = useState<Record<string, string | string[]>>({});
  const { builder } = formsWords[language];
  const controls = controlsOf(content.fields, language, {
    words: builder,
    today,
  }).map((control) => ({ ...control, path: `${language}.${control.path}` }));
  const title = { ja: content.titleJa, en: content.titleEn }[language];
  return (
    <div
      ref={sheet}
      class="card form-sheet"
      lang={language}
      onInput={() => setValues(typedIn(sheet.current!, controls))}
    >
      <h3 dir="auto">{title || "…"}</h3>
      {askedOf(controls, values).map((control) => (
        <FormControl
          key={`${control.path} ${control.type}`}
          field={control}
          words={builder}
          hint={control.hint}
        />
      ))}
    </div>
  );
}

/** What the controls of one language hold; they are in no form, since nothing is sent. */
function typedIn(sheet: HTMLElement, controls: readonly ControlField[]) {
  return Object.fromEntries(controls.map(({ path, type }) => {
    const named = [...sheet.querySelectorAll<HTMLInputElement>("[name]")]
      .filter(({ name }) => name === path);
    return [
      path,
      type === "choices"
        ? named.filter(({ checked }) => checked).map(({ value }) => value)
        : named[0]?.value ?? "",
    ];
  }));
}
