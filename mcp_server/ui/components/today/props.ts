import type { Place } from "../../format.ts";
import type { Text } from "../../locales/text.ts";
import type { TodayWords } from "../../locales/today.ts";
import type { AdminContext } from "../../state.ts";
import type { Today } from "../../today_page.ts";
import type { FormPlace } from "../ActionForm.tsx";

/** What the parts of the day's page are rendered from. */
export interface TodayProps {
  today: Today;
  words: TodayWords;
  text: Text;
  place: FormPlace;
  staff: AdminContext;
  time: Place & { now: Date };
}
