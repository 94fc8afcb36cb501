/** Where a clause tells that something was intended. */
export interface Intention {
  /** "I was about to": it may be so no more. "I wanted to" is also polite. */
  isOver: boolean;
  from: number;
  to: number;
}

const VERB =
  "(?:cancel|mov|resched|chang|book|order|buy|fill|send|submit|postpon|switch|scrap)";
const OVER = [
  String
    .raw`\b(?:was|were|had been|'d been) (?:(?:just|only|already|actually|all|so|really|nearly|almost|this close) )*(?:going|gonna|about|planning|meaning|intending|set|ready|tempted|close) to\b`,
  String
    .raw`\b(?:had|'d) (?:\w+ )?(?:planned|meant|intended|thought|considered)\b`,
  String.raw`\b(?:nearly|almost) (?=${VERB})`,
  String
    .raw`\b(?:thought|thinking|wondered|wondering|toyed|toying) (?:about|of|with|whether to) (?=(?:\w+ ){0,2}${VERB})(?<=\b(?:thought|wondered|toyed|(?:was|were|been) \w+) \w+ )`,
  String.raw`\b(?:considered|was considering) (?=${VERB})`,
  String
    .raw`\b(?:would|'d|could|might|should)(?: have|'ve|of) (?:\w+ )?(?=${VERB})`,
  String
    .raw`\bthought (?:that )?i(?:'d| would| might| should) (?!\w+ed\b|already|have|got|had|made)`,
  String.raw`(?:^|\bi )(?:planned|intended|started|began|tried) (?:to|on)\b`,
  "(?:う|よう)か?な?(?:と|って)は?(?:(?:思|おも)(?:った|いまし|うてた|って(?:い|お|と)?(?:た|まし|り?まし))|考え(?:て)?い?(?:た|まし)|してい?(?:た|まし)|しまし|した|迷って|悩んで)",
  "(?:なきゃ|なくちゃ|ないと|べき|ほうがいい|方がいい)か?な?(?:と|って)は?(?:思|おも|迷|考え)(?:った|いまし|えて|って)?い?(?:た|まし)?",
  "(?:る|す|う|く|む)つもり(?:でし|だっ|でい|やっ)",
  "しかけ(?:た|て|まし)",
  "(?:する|した)(?:予定|ところ|気)(?:でし|だっ|やっ)",
  "(?:検討|考慮)してい?(?:た|まし)",
  "か(?:で|ずっと|ちょっと)*(?:迷って|悩んで|考えて)い?(?:た|まし)",
];
const WISH = [
  String
    .raw`\b(?:wanted|needed|was hoping|hoped|was looking|was trying|'d have liked|would have liked|would've liked) to\b`,
  "たかった",
  "たいと(?:思|おも)(?:った|ってい?(?:た|まし))",
  "(?:う|よう)か?な?と(?:思|おも)(?:う|い|って)",
];
const IS_OVER = new RegExp(OVER.join("|"));
const IS_WISH = new RegExp(WISH.join("|"));

export function intentionIn(clause: string): Intention | undefined {
  const over = IS_OVER.exec(clause);
  const match = over ?? IS_WISH.exec(clause);
  if (!match) return undefined;
  const { index: from } = match;
  return { isOver: over !== null, from, to: from + match[0].length };
}

/** "After all", 「そのまま」: it is not wanted any more. */
const CLEAR = [
  String
    .raw`\b(?:after all|leave (?:it|that|them|everything|things|mine|my|as)|keep(?:ing)? (?:it|that|them|my|everything|things|mine|what)|no need|not needed|no longer|needn't|(?:don't|do not|didn't) need|chang(?:ed|e) my mind|decided (?:not|against|to keep|to leave|to stay)|thought better|never ?mind|forget (?:it|that|about)|stick(?:ing)? (?:with|to)|found (?:some|a|one|another|an)|already (?:have|got)|no changes?|nothing to change|not necessary|unnecessary|scrap that|drop (?:it|that)|(?:can|it'll|it will|will) stay|so don't)\b`,
  "そのまま|このまま|今のまま|行けることに|行けそう|都合(?:が|も)?つ(?:い|き)|やめ(?:ま|て|と|る)|いりませ|いらな|要らな|要りませ|不要|必要(?:が|は|も)?な|また(?:今度|にし|の機会)|変えな|しなくて|いいや",
];
/** "That is fine now": it may well be meant so, and may be asked. */
const LIKELY = [
  String
    .raw`\b(?:(?:can|could|will|'ll|'m able to|managed to) (?:still )?(?:actually )?(?:make|come|do|go|manage|be there|attend|get there)|(?:works|worked|suits|fits)|work(?:s|ed)? it out|sorted|(?:is|it's|'s|all|am|i'm) (?:actually )?(?:fine|ok|okay|good|better|free)|stay(?:s|ing)?|as (?:planned|usual|booked)|another time|some other time|next time|later|still (?:have|got|coming|on|want)|not to|won't)\b`,
  String.raw`\b(?:don't|no)[^\p{L}]*$`,
  "のままで|(?:行き|伺い|参り)ます|行く(?:よ|ね|わ)|予定(?:どお|通)り|大丈夫|だいじょうぶ|平気|(?:行|い|来|こ|伺)(?:け|れ|られ|え)(?:る|ます|まし)|なしで|結構|けっこう|また(?:次|あとで|考え)|しないで|しません|せずに|よくなっ|解決|いいです|残って|あったので|ありました",
];
const IS_CLEAR = new RegExp(CLEAR.join("|"));
const IS_LIKELY = new RegExp(LIKELY.join("|"), "u");

/**
 * Whether a text says that what was intended is not wanted any more.
 *
 * @param isSure It surely was an intention, so that a weaker word will do.
 */
export const retreats = (text: string, isSure: boolean): boolean =>
  IS_CLEAR.test(text) || isSure && IS_LIKELY.test(text);

const OF_RETREAT =
  /^(?:やめ|必要なく|不要|いらな|いりませ|要らな|scrap|drop|no longer|not need|stop)/;

/** Words that cancel what is booked, and end a wish as well. */
export const isOfRetreat = (word: string): boolean => OF_RETREAT.test(word);
