import { ApiError } from "../../shared/http/errors.ts";
import * as z from "zod";
import { personal } from "../storage/personal.ts";
import { type Answer, answer, readAnswer } from "./answer.ts";
import { isAsked } from "./condition.ts";
import type { FormField } from "./fields.ts";

/** Everything that was answered, by field id. */
export const answers = personal(z.record(z.string(), answer));
export type Answers = z.output<typeof answers>;

/**
 * Reads the answers to a form; what was not answered is left out, and so is what
 * is not asked after the other answers.
 *
 * @param today Local day of the business, as `YYYY-MM-DD`.
 * @throws {ApiError} 400 `invalid_input` that names the first field that does
 * not fit and, in `details.problems`, says what is wrong with each.
 */
export function readAnswers(
  fields: readonly FormField[],
  given: Readonly<Record<string, unknown>>,
  today: string,
): Answers {
  const sent = new Map(Object.entries(given));
  const problems: [field: string, problem: string][] = [];
  const read = new Map<string, Answer>();
  for (const field of fields) {
    if (!isAsked(field, read)) {
      sent.delete(field.id);
      continue;
    }
    const reading = readAnswer(field, sent.get(field.id), today);
    sent.delete(field.id);
    if ("problem" in reading) {
      problems.push([`answers.${field.id}`, reading.problem]);
    } else if (reading.value !== undefined) {
      read.set(field.id, reading.value);
    }
  }
  for (const unknown of sent.keys()) {
    problems.push([`answers.${unknown}`, "is not a field of this form"]);
  }
  if (problems.length > 0) throw refusal(problems);
  return Object.fromEntries(read);
}

function refusal(problems: [field: string, problem: string][]): ApiError {
  const [field, problem] = problems[0]!;
  return new ApiError(`${field}: ${problem}`, {
    status: 400,
    code: "invalid_input",
    details: { field, problems: Object.fromEntries(problems) },
  });
}
