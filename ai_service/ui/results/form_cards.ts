import type { Cards } from "./card_parts.ts";
import { FormList } from "./FormList.tsx";
import { FormSheet } from "./FormSheet.tsx";

/** What the person fills in. */
export const FORM_CARDS: Cards = {
  form_list: FormList,
  form_get: FormSheet,
};
