import type { Bilingual } from "../../../../shared/ui/locale.ts";
import type { Text } from "../../locales/text.ts";
import type { StaffWords } from "../../locales/staff.ts";
import type { Place } from "../../format.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What every part of the page about staff is written with. */
export interface StaffProps {
  words: StaffWords;
  text: Text;
  place: FormPlace;
  time: Place & { now: Date };
  /** Whom a stylist's account can be for. */
  stylists: readonly Stylist[];
}

/** A stylist of the catalogue. */
export interface Stylist {
  id: string;
  name: Bilingual;
}
