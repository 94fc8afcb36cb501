import { page } from "fresh";
import { Problem } from "../components/Problem.tsx";
import { define } from "../state.ts";

/** Says the status, because Fresh answers 200 for this page by itself. */
export const handler = define.handlers(() => page({}, { status: 404 }));

export default define.page<typeof handler>(({ state: { text } }) => (
  <Problem
    text={text}
    title={text.problems.notFound}
    lead={text.problems.notFoundLead}
  />
));
