/** Words that say which week or date is meant. */
const DATED =
  /\d\s*(?:日|\/|st\b|nd\b|rd\b|th\b)|今|来週|次|翌|明|あさって|あした|\b(?:this|next|coming|tomorrow|today|following|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const WEEKDAY = /[月火水木金土日]曜|\b(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*/i;

/** Whether a text says no more of its day than a weekday. */
export function isBareWeekday(text: string): boolean {
  const said = text.normalize("NFKC");
  return WEEKDAY.test(said) && !isDated(said);
}

/** Whether a text says of which week or date its day is. */
export function isDated(text: string): boolean {
  return DATED.test(text.normalize("NFKC"));
}
