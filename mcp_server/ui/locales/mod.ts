import type { Locale } from "../../../shared/ui/locale.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";
import type { Text } from "./text.ts";

const texts: Record<Locale, Text> = { ja, en };

/** The admin site's words in that language. */
export function textIn(locale: Locale): Text {
  return texts[locale];
}
