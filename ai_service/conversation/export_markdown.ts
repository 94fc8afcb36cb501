import { PRODUCT_NAME } from "../../shared/ui/product.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Kv } from "../store/kv.ts";
import { CARD_STATES, EXPORT_WORDS, RUN_STATES } from "./export_words.ts";
import {
  type ExportedCard,
  type ExportedMessage,
  exportedMessage,
  type ExportedPart,
} from "./exported_message.ts";
import type { ConversationRef } from "./conversation_ref.ts";
import type { ConversationSummary, Feedback } from "./events.ts";
import { markdownLine, markdownText } from "./markdown_text.ts";
import { readTranscript } from "./read_transcript.ts";

/** For whom a conversation is written down. */
export interface MarkdownOptions {
  summary: ConversationSummary;
  /** The person's own name. */
  name: string;
  locale: Locale;
  /** IANA name of the business's time zone. */
  timeZone: string;
  now: Date;
}

/** The conversation for people to read, in pieces of Markdown. */
export async function* exportMarkdown(
  kv: Kv,
  ref: ConversationRef,
  options: MarkdownOptions,
): AsyncGenerator<string> {
  const { summary, locale, timeZone, now } = options;
  const title = markdownLine(summary.title) || EXPORT_WORDS.untitled[locale];
  yield `# ${title}\n\n`;
  yield `${EXPORT_WORDS.times[locale]}: ${markdownLine(timeZone)}\n`;
  for await (const entry of readTranscript(kv, ref, now)) {
    yield `\n${markdownMessage(exportedMessage(entry), options)}\n`;
  }
}

function markdownMessage(
  message: ExportedMessage,
  options: MarkdownOptions,
): string {
  const { locale } = options;
  const status = message.status && RUN_STATES[message.status]?.[locale];
  return [
    `## ${speakerOf(message, options)} · ${timeOf(message.createdAt, options)}`,
    ...message.parts.map((part) => markdownPart(part, options)),
    ...(status ? [`*${status}*`] : []),
    ...(message.feedback ? [markdownFeedback(message.feedback)] : []),
  ].filter((block) => block !== "").join("\n\n");
}

function speakerOf(
  { role }: ExportedMessage,
  { name, locale }: MarkdownOptions,
): string {
  if (role === "assistant") return PRODUCT_NAME[locale];
  return markdownLine(name) || EXPORT_WORDS.you[locale];
}

function timeOf(
  at: string,
  { timeZone, locale }: Pick<MarkdownOptions, "timeZone" | "locale">,
): string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: "medium",
    timeStyle: "short",
  });
  return format.format(new Date(at));
}

function markdownFeedback({ value, comment = "" }: Feedback): string {
  const sign = value === "up" ? "👍" : "👎";
  return `${sign} ${markdownLine(comment)}`.trim();
}

function markdownPart(part: ExportedPart, options: MarkdownOptions): string {
  const { locale } = options;
  switch (part.type) {
    case "text":
      return markdownText(part.text);
    case "tool": {
      const failed = part.status === "failed"
        ? ` (${EXPORT_WORDS.toolFailed[locale]})`
        : "";
      return `*${EXPORT_WORDS.tool[locale]}: ${
        markdownLine(part.name)
      }${failed}*`;
    }
    case "card":
      return markdownCard(part, options);
  }
}

function markdownCard(card: ExportedCard, options: MarkdownOptions): string {
  const { title, summary, details, state, reason, decidedAt, error } = card;
  const when = decidedAt ? ` (${timeOf(decidedAt, options)})` : "";
  const heading = markdownLine(title);
  const lines = [
    heading && `**${heading}**`,
    markdownLine(summary),
    ...details.map(({ label, value }) =>
      `${markdownLine(label)}: ${markdownLine(value)}`
    ),
    `→ ${CARD_STATES[state][options.locale]}${when}`,
    ...[error, reason].flatMap((text) => text ? markdownLine(text) : []),
  ];
  return `> ${lines.filter((line) => line !== "").join("\\\n> ")}`;
}
