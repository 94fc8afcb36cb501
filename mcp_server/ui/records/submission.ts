import type { Bilingual } from "../../../shared/ui/locale.ts";

/** A form that a customer handed in, by what `form_submissions` answers. */
export interface StaffSubmission {
  id: string;
  /** Of the form, as it was when it was handed in. */
  version: number;
  title: Bilingual;
  customer: { id: string; name: string };
  /** ISO 8601 with offset. */
  submittedAt: string;
  /** Null once the customer was erased. */
  answers: readonly { label: Bilingual; value: Bilingual }[] | null;
}

/** A page of a list of forms that were handed in. */
export interface SubmissionPage {
  items: readonly StaffSubmission[];
  nextCursor: string | null;
}
