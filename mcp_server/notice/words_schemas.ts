import * as z from "zod";
import { name, publicText, text } from "../operation/fields.ts";
import { locales } from "../../shared/ui/locale.ts";
import { notPersonal } from "../storage/personal.ts";
import { noticeKind } from "./schemas.ts";

const of = { kind: noticeKind, locale: z.enum(locales) };

const template = z.strictObject({ subject: publicText, text: publicText });

/** The words of a kind in one language, as they are and as they look. */
const noticeWordsView = z.strictObject({
  ...of,
  ...template.shape,
  /** Whether they are the business's own, or the product's. */
  isOwn: z.boolean(),
  placeholders: z.array(publicText),
  /** With what a booking, an order or a form could say. */
  preview: template,
});
export type NoticeWordsView = z.output<typeof noticeWordsView>;

export const wordsOutput = z.strictObject({
  words: z.array(noticeWordsView),
});

export const setWordsInput = z.strictObject({
  ...of,
  subject: notPersonal(name(150)).meta({ examples: ["ご予約：{when}"] })
    .describe("One line, with placeholders such as {when}"),
  text: notPersonal(text(2000).min(1, "must not be empty"))
    .meta({ examples: ["{customer} 様\nお待ちしております。"] })
    .describe(
      "With placeholders; a line whose placeholders are all empty is left out",
    ),
});
export const resetWordsInput = z.strictObject(of);
export const oneWordsOutput = z.strictObject({ words: noticeWordsView });
