import { HttpError } from "fresh";
import { Problem } from "../components/Problem.tsx";
import { define } from "../state.ts";

export default define.page(({ error, state: { text, requestId } }) => {
  const { problems } = text;
  const refused = error instanceof HttpError && error.status < 500;
  return refused
    ? (
      <Problem
        text={text}
        title={problems.badRequest}
        lead={problems.badRequestLead}
      />
    )
    : (
      <Problem
        text={text}
        title={problems.failed}
        lead={problems.failedLead}
        requestId={requestId}
      />
    );
});
