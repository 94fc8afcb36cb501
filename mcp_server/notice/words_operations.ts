import * as z from "zod";
import { ApiError } from "../../shared/http/errors.ts";
import { locales } from "../../shared/ui/locale.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  type OperationContext,
  READING,
} from "../operation/operation.ts";
import { noticeWords } from "./columns.ts";
import { NOTICE_KINDS, typeOf } from "./kinds.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { type BraceProblem, findBraceProblem } from "./template.ts";
import {
  oneWordsOutput,
  resetWordsInput,
  setWordsInput,
  wordsOutput,
} from "./words_schemas.ts";
import { readOwnWords } from "./words_store.ts";
import { viewWords } from "./words_view.ts";

type WordsInput = z.output<typeof setWordsInput>;

const about = { noun: "notice", scope: "notice:deliver" } as const;
const changing = {
  ...about,
  kind: "write",
  annotations: CHANGING,
  output: oneWordsOutput,
} as const;

export const noticeWordsRead: Operation = defineStaffOperation({
  ...about,
  verb: "words",
  kind: "read",
  title: { ja: "お知らせの文面", en: "The words of notices" },
  description: {
    ja: "お客様へのお知らせの文面を、種類と言語ごとに、見本と一緒に返します。",
    en:
      "Lists the words of notices to customers by kind and language, each with how it looks.",
  },
  annotations: READING,
  input: z.strictObject({}),
  output: wordsOutput,
  async run({ sql, timeZone }) {
    const own = await readOwnWords(sql);
    return {
      words: NOTICE_KINDS.flatMap((kind) =>
        locales.map((locale) => viewWords(kind, { locale, timeZone, own }))
      ),
    };
  },
});

export const noticeSetWords: Operation = defineStaffOperation({
  ...changing,
  verb: "set_words",
  title: { ja: "お知らせの文面を変える", en: "Change the words of a notice" },
  description: {
    ja:
      "ある種類のお知らせの文面を、お店のものに変えます。知らない差し込み（{…}）と、閉じていないかっこは断られます。",
    en:
      "Replaces the words of a kind of notice. Unknown placeholders and lonely braces are refused.",
  },
  input: setWordsInput,
  async run(context, given) {
    requireKnownPlaceholders(given);
    context.noteBefore(await viewOne(context, given));
    const { kind, locale, subject, text } = given;
    const values = noticeWords.values({
      kind,
      locale,
      subject,
      body: text,
      updatedAt: context.now,
    });
    await context.sql`
      insert into notice_words ${values} on conflict (kind, locale) do update
      set subject = excluded.subject, body = excluded.body,
        updated_at = excluded.updated_at`;
    return await viewOne(context, given);
  },
});

export const noticeResetWords: Operation = defineStaffOperation({
  ...changing,
  verb: "reset_words",
  title: { ja: "もとの文面に戻す", en: "Use the product's words again" },
  description: {
    ja: "ある種類のお知らせを、もとの文面に戻します。",
    en: "Removes the business's own words of a kind of notice.",
  },
  input: resetWordsInput,
  async run(context, { kind, locale }) {
    const one = { kind, locale };
    context.noteBefore(await viewOne(context, one));
    await context.sql`
      delete from notice_words where kind = ${kind} and locale = ${locale}`;
    return await viewOne(context, one);
  },
});

async function viewOne(
  { sql, timeZone }: Pick<OperationContext, "sql" | "timeZone">,
  { kind, locale }: Pick<WordsInput, "kind" | "locale">,
) {
  const own = await readOwnWords(sql);
  return { words: viewWords(kind, { locale, timeZone, own }) };
}

/**
 * Braces that are no placeholder would be sent to customers as they are typed.
 *
 * @throws {ApiError} 400 that names the placeholder or the brace, and those that
 * there are.
 */
function requireKnownPlaceholders({ kind, subject, text }: WordsInput): void {
  const known: readonly string[] = PLACEHOLDERS[typeOf(kind)];
  for (const [field, words] of Object.entries({ subject, text })) {
    const problem = findBraceProblem(words, known);
    if (!problem) continue;
    throw new ApiError(sentenceOf(problem, known), {
      status: 400,
      code: "invalid_input",
      details: { field, ...problem, allowed: known },
    });
  }
}

function sentenceOf(problem: BraceProblem, known: readonly string[]): string {
  const all = known.map((name) => `{${name}}`).join(", ");
  return problem.reason === "unknown_placeholder"
    ? `Unknown placeholder {${problem.placeholder}}; these words may have ${all}`
    : `A brace without its other one on line ${problem.line}: ${problem.near}; these words may have ${all}`;
}
