import { withoutExpected } from "../agent/preview.ts";
import { refuse, type ToolOutcome } from "../agent/tool_outcome.ts";
import type { WriteReport } from "../agent/turn.ts";
import type { ApprovalRecord } from "./approval.ts";

/** The report of a write to the agent; a waiting one counts as declined. */
export function reportOf(record: ApprovalRecord): WriteReport {
  const { approval, isEdited } = record;
  const outcome = outcomeOf(record);
  const isApproved = !["rejected", "expired"].includes(approval.state);
  return isEdited && isApproved
    ? { outcome, changedArguments: withoutExpected(approval.args) }
    : { outcome };
}

function outcomeOf({ approval, outcome, reason }: ApprovalRecord): ToolOutcome {
  switch (approval.state) {
    case "done":
    case "failed":
      return outcome ?? UNCONFIRMED;
    case "approved":
      return BEING_CONFIRMED;
    case "unconfirmed":
      return UNCONFIRMED;
    case "expired":
      return EXPIRED;
    case "rejected":
    case "pending":
      return refuse(
        "declined",
        "The customer declined; nothing was done",
        reason === undefined ? undefined : { reason },
      );
  }
}

const BEING_CONFIRMED: ToolOutcome = refuse(
  "being_confirmed",
  "The shop's system has not answered yet, so it is not known whether this was done. It is asked again until it is known, and the customer is then told here; never propose it again, and never say that it was done or that it failed",
);

const UNCONFIRMED: ToolOutcome = refuse(
  "unconfirmed",
  "It could not be found out whether this was done; the customer should ask the shop directly",
);

const EXPIRED: ToolOutcome = refuse(
  "expired",
  "The customer did not decide in time; nothing was done",
);
