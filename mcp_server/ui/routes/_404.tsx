import { Problem } from "../components/Problem.tsx";
import { define } from "../state.ts";

export default define.page(({ state: { text } }) => (
  <Problem
    text={text}
    title={text.problems.notFound}
    lead={text.problems.notFoundLead}
  />
));
