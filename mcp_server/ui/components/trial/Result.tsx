import type { ComponentChildren } from "preact";
import type { Preview } from "../../../operation/preview.ts";
import { isPreviewable, operationName } from "../../../operation/operation.ts";
import { callPath, previewPath } from "../../../surfaces/paths.ts";
import type { TrialAnswer } from "../../../trial/run_trial.ts";
import { titleOf } from "../../audit/operation_titles.ts";
import type { ShownTrial } from "../../trial.ts";
import type { TrialProps } from "./props.ts";

type Props = TrialProps & { trial: ShownTrial };

/** A trial: what was sent, what it would do, what came back, what is recorded. */
export function Result(props: Props) {
  const { trial: { preview, answer }, words } = props;
  return (
    <section class="trial-result" aria-label={words.response}>
      <Part title={words.request}>
        <Code label={words.request} text={requestText(props)} />
      </Part>
      {preview && (
        <Part title={words.preview}>
          {preview.status === 200 && <Card preview={preview.body as Preview} />}
          <Answer {...props} title={words.preview} answer={preview} />
        </Part>
      )}
      {answer && (
        <Part title={words.response}>
          <Answer {...props} title={words.response} answer={answer} />
        </Part>
      )}
      <Part title={words.audit}>
        <Entries {...props} />
      </Part>
    </section>
  );
}

function Part(
  { title, children }: { title: string; children: ComponentChildren },
) {
  return (
    <section class="card trial-part">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Code({ label, text }: { label: string; text: string }) {
  return (
    <pre class="trial-code" tabIndex={0} role="region" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}

/** The request as a client of the REST surface would send it. */
function requestText({ operation, trial, words }: Props): string {
  const isRun = trial.answer !== undefined;
  const path = isRun || !isPreviewable(operation)
    ? callPath(operation)
    : previewPath(operation);
  return [
    `POST ${path}`,
    `Authorization: Bearer <${words.token}>`,
    "Content-Type: application/json",
    ...(isRun && operation.kind === "write"
      ? [`Idempotency-Key: ${trial.idempotencyKey}`]
      : []),
    "",
    jsonText(trial.args),
  ].join("\n");
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

/** What a person would be shown before the write. */
function Card({ preview: { title, summary, details } }: { preview: Preview }) {
  return (
    <div class="trial-card">
      <p>
        <strong>{title}</strong>
      </p>
      <p>{summary}</p>
      <dl class="facts">
        {details.map(({ label, value }) => [
          <dt key={`${label} name`}>{label}</dt>,
          <dd key={label}>{value}</dd>,
        ])}
      </dl>
    </div>
  );
}

function Answer(
  { title, answer: { status, body }, words }: Props & {
    title: string;
    answer: TrialAnswer;
  },
) {
  return (
    <>
      <p>
        <span class="badge" data-tone={status < 400 ? "success" : "danger"}>
          {words.status(status)}
        </span>
      </p>
      <Code label={`${title} (JSON)`} text={jsonText(body)} />
    </>
  );
}

function Entries(
  { trial: { entries, answer }, operation, words, place }: Props,
) {
  const isWritten = answer !== undefined && operation.kind === "write";
  return (
    <>
      {entries.map((entry) => {
        const title = entry.actor.kind === "staff"
          ? words.byYou
          : words.byCustomer;
        return (
          <div key={entry.number}>
            <h3>{`${title}: ${titleOf(entry.operation, place.locale)}`}</h3>
            <Code label={title} text={jsonText(entry)} />
          </div>
        );
      })}
      {!isWritten && <p class="fine">{words.notAudited}</p>}
      {isWritten && (
        <p>
          <a href={`/admin/audit?operation=${operationName(operation)}`}>
            {words.audit}
          </a>
        </p>
      )}
    </>
  );
}
