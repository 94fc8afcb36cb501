import type { Bilingual as Text } from "../../../shared/ui/locale.ts";
import { Line } from "./Line.tsx";

/** A text in both languages, side by side where there is room. */
export function Bilingual({ labels, value, onValue, required = false }: {
  labels: Text;
  value: Text;
  required?: boolean;
  onValue(value: Text): void;
}) {
  return (
    <div class="form-languages">
      {(["ja", "en"] as const).map((language) => (
        <Line
          key={language}
          label={labels[language]}
          value={value[language]}
          required={required}
          maxLength={1000}
          lang={language}
          onValue={(typed) => onValue({ ...value, [language]: typed })}
        />
      ))}
    </div>
  );
}
