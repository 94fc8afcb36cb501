import type { TurnInput } from "../agent/turn.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { RunStatus } from "./events.ts";

/** The part of a run's record that its writer knows. */
export interface RunFacts {
  locale: Locale;
  /** The purpose of the run; the message itself is in the transcript. */
  purpose: TurnInput["type"];
  status: "running" | RunStatus;
}

/** A stored run. */
export interface RunRecord extends RunFacts {
  conversationId: string;
}
