import type { Place } from "../../format.ts";
import type { ServiceWords } from "../../locales/services.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What every part of the page about AI services is written with. */
export interface ServiceProps {
  words: ServiceWords;
  place: FormPlace;
  time: Place & { now: Date };
}
