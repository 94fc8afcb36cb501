import type { FormReader, Read } from "./form_reader.ts";
import type { FieldName, Frame } from "./frame.ts";

/** What the pieces of a message were read as. */
export interface Pieces {
  answered: Map<string, Read>;
  others: Frame[];
  unread: Read[];
  /** The form is not to be handed in yet. */
  isDraft?: true;
}

/** The form under way, and what reads its answers. */
export interface Form {
  fields: readonly FieldName[];
  reader: FormReader;
}
