import { saysToWait } from "./form_pieces.ts";
import { isShortText } from "./field_values.ts";
import type { FormReader } from "./form_reader.ts";
import type { FieldName, Frame, Intent } from "./frame.ts";
import { needsOf } from "./needs.ts";

/** What people say to a form in place of an answer. */
const COMMANDS: ReadonlySet<Intent> = new Set<Intent>([
  "skip",
  "back",
  "stop",
  "cancel",
  "later",
  "form_submit",
  "form_show",
  "help",
  "unsure",
  "forms",
  "my_bookings",
  "my_orders",
  "info",
  "price",
  "language",
]);
/** Other jobs; they win over a name, which nobody says like this. */
const JOBS: ReadonlySet<Intent> = new Set<Intent>([
  "book",
  "order",
  "move",
  "cancel_booking",
  "cancel_order",
  "open_times",
  "services",
  "products",
]);

const DONE =
  /^(?:はい、?|ok,? ?|okay,? ?|では|じゃあ)?(?:以上(?:です|でございます|、|で|。|$)|(?:全部|ぜんぶ)(?:書|かき)|これで(?:送|提出|出し|だし|お願い|大丈夫|いい)|(?:ほか|他|あと|残り)は?(?:なし|ありません|ない|いい|結構|空欄|スキップ)|それだけ|全部です|(?:提出|送信)(?:して|お願い|します|で|を|$)|お送りください|(?:もう|それを?|これを?)?(?:送って|出して|だして)(?:ください|下さい|もらえ|いただけ|ほしい|欲しい|ok|いい|大丈夫|くれ|ね|よ|。|$)|(?:(?:yes|right|ok|okay|you can|you may|go ahead and|now|just|please),? )+(?:submit|send|hand|turn) |that(?:'?s| is) (?:all|it|everything)|nothing else|no more\b|i'?m done|all done|done\b|finished\b|(?:please )?(?:submit|send|hand it in|hand in)\b)/i;
const NOTHING =
  /^(?:なし|無し|ない|ないです|特になし|とくになし|特にありません|特にないです|ありません|nothing|none|no|nope|nah|n\/a|-)[。.!！]?$/i;
const SKIP = /スキップ|skip|飛ば|とば|パス/i;

const LATER =
  /^i(?:'ll| will) (?:give|tell|send|add) .*\blater\b|(?:あとで|後で|のちほど)(?:伝え|教え|言い|書き|入れ|送り)/i;
export const SKIPPED: Frame = { intent: "skip", slots: {}, problems: [] };
/** Not to be handed in yet. */
export const DRAFT: Frame = {
  intent: "form_fill",
  slots: { isDraft: true },
  problems: [],
};
export const SUBMIT: Frame = { intent: "form_submit", slots: {}, problems: [] };

/** A command is said alone; in a text field a longer text is the answer. */
export function isCommand(
  { intent, problems, isImplied }: Frame,
  field: FieldName,
  text: string,
): boolean {
  const { type } = field;
  const isJob = JOBS.has(intent) && !isImplied && isShortText(field);
  if (isJob) return problems.length === 0;
  if (!COMMANDS.has(intent)) return false;
  const isChoice = type === "single" || type === "multi";
  if (isChoice && intent === "unsure") return false;
  // 「ありません」 answers these, where it leaves others out.
  const isNone = type === "yes_no" || type === "multi";
  if (isNone && intent === "skip") return SKIP.test(text);
  return type !== "text" || problems.length === 0;
}

/** A whole wish of its own, while no question waits for an answer. */
export function isOtherJob(frame: Frame, { context }: FormReader): boolean {
  return context.asked?.slot !== "field" && context.answers !== undefined &&
    isWish(frame);
}

/** A wish for something else that was understood whole. */
function isWish({ intent, problems, isImplied }: Frame): boolean {
  return JOBS.has(intent) && !isImplied && problems.length === 0;
}

/** The same, or one that may name something that is not loaded yet. */
export function mayBeWish(frame: Frame, { context }: FormReader): boolean {
  const isUnread = frame.problems.every(({ reason }) => reason === "unread");
  const isOpen = isUnread && needsOf([frame], context).length > 0;
  return isWish(isOpen ? { ...frame, problems: [] } : frame);
}

/** The command that a short message is, whatever was asked. */
export function commandOf(text: string): Frame | undefined {
  if (saysToWait(text)) return undefined;
  if (DONE.test(text.trim()) && text.length < 40) return SUBMIT;
  return LATER.test(text) && text.length < 60 ? SKIPPED : undefined;
}

/** "That's all", 「以上です」. */
export function isDone(piece: string): boolean {
  return DONE.test(piece);
}

/** "None", 「なし」. */
export function isNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}
