import type { Call } from "./call.ts";
import type { Locale } from "../../shared/ui/locale.ts";
import type { Job, ShownList } from "./job.ts";
import type { Asked } from "./reading/frame.ts";

/** What a conversation has come to, between two messages. */
export interface State {
  /** The language that the person asked for. */
  language?: Locale;
  /** The job under way. */
  job?: Job;
  /** Jobs that wait until that one is finished. */
  rest?: readonly Job[];
  /** The person declined the job's card: only an answer takes it up again. */
  isDeclined?: true;
  /** Cards that were waiting when the person wrote, and so were withdrawn. */
  withdrawn?: readonly Call[];
  /** What "yes" would do. */
  offer?: readonly Job[];
  asked?: Asked;
  shown?: ShownList;
  /** Things that were told one after another, for "the cheaper one". */
  compared?: ShownList;
}
