import { formatDateTime, type Place } from "../../format.ts";
import { submissionWords } from "../../locales/submissions.ts";
import type { StaffSubmission } from "../../records/submission.ts";

/** What one customer answered, with the questions as they were then. */
export function SubmissionCard({ submission, time }: {
  submission: StaffSubmission;
  time: Place & { now: Date };
}) {
  const { locale } = time;
  const words = submissionWords[locale];
  const { title, version, customer, submittedAt, answers } = submission;
  return (
    <details class="card desk-card">
      <summary>
        <span class="line">
          <strong dir="auto">{title[locale]}</strong>
          <span dir="auto">{customer.name || words.unknown}</span>
          <time datetime={submittedAt}>
            {formatDateTime(new Date(submittedAt), time)}
          </time>
          <span class="fine">{words.version(version)}</span>
        </span>
      </summary>
      {answers
        ? (
          <dl class="answers">
            {answers.map(({ label, value }, index) => [
              <dt key={`${index}-q`}>{label[locale]}</dt>,
              <dd key={`${index}-a`} class="said" dir="auto">
                {value[locale]}
              </dd>,
            ])}
          </dl>
        )
        : <p class="fine">{words.erased}</p>}
      <p>
        <a href={`/admin/customers/${customer.id}`}>{words.customer}</a>
      </p>
    </details>
  );
}
