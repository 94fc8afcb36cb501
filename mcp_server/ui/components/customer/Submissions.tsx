import { formatDateTime, type Place } from "../../format.ts";
import { submissionWords } from "../../locales/submissions.ts";
import type { CustomerWords } from "../../locales/customers.ts";
import { DeskCard } from "../DeskCard.tsx";
import type { StaffSubmission } from "../../records/submission.ts";

interface Props {
  customerId: string;
  submissions: readonly StaffSubmission[];
  words: CustomerWords;
  time: Place & { now: Date };
}

/** What a customer answered to forms. */
export function Submissions(
  { customerId, submissions, words, time }: Props,
) {
  return (
    <DeskCard id="forms" title={words.forms}>
      {submissions.length === 0 && <p class="fine">{words.noForms}</p>}
      {submissions.map((submission) => (
        <details key={submission.id}>
          <summary>
            {submission.title[time.locale]}{" "}
            <span class="fine">
              {formatDateTime(new Date(submission.submittedAt), time)}
            </span>
          </summary>
          <Answers answers={submission.answers} words={words} time={time} />
        </details>
      ))}
      {submissions.length > 0 && (
        <p>
          <a href={`/admin/submissions?customer=${customerId}`}>
            {submissionWords[time.locale].title}
          </a>
        </p>
      )}
    </DeskCard>
  );
}

function Answers(
  { answers, words, time }:
    & Pick<StaffSubmission, "answers">
    & Pick<Props, "words" | "time">,
) {
  if (!answers) return <p class="fine">{words.answersErased}</p>;
  return (
    <dl class="answers">
      {answers.map(({ label, value }, index) => [
        <dt key={`${index}-q`}>{label[time.locale]}</dt>,
        <dd key={`${index}-a`} class="said" dir="auto">
          {value[time.locale]}
        </dd>,
      ])}
    </dl>
  );
}
