import { HttpError } from "fresh";
import { Problem } from "../components/Problem.tsx";
import type { Text } from "../locales/text.ts";
import { define } from "../state.ts";

export default define.page(({ error, state: { text, requestId } }) => {
  const { problems } = text;
  const status = error instanceof HttpError ? error.status : 500;
  return status < 500
    ? <Problem text={text} {...refusal(status, problems)} />
    : (
      <Problem
        text={text}
        {...failure(status, problems)}
        requestId={requestId}
      />
    );
});

/** What passes by itself is told apart from what is broken. */
function failure(status: number, problems: Text["problems"]) {
  return status === 503
    ? { title: problems.unavailable, lead: problems.unavailableLead }
    : { title: problems.failed, lead: problems.failedLead };
}

/** What a refusal is about; only a role that may not see it has no way back. */
function refusal(status: number, problems: Text["problems"]) {
  switch (status) {
    case 403:
      return {
        title: problems.forbidden,
        lead: problems.forbiddenLead,
        canGoBack: false,
      };
    case 413:
      return { title: problems.tooLarge, lead: problems.tooLargeLead };
    case 429:
      return { title: problems.badRequest, lead: problems.tooManyLead };
    default:
      return { title: problems.badRequest, lead: problems.badRequestLead };
  }
}
