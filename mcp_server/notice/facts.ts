import type { Bilingual } from "../../shared/ui/locale.ts";
import type { AboutType, NoticeKind } from "./kinds.ts";

/** What every notice can say. */
interface CommonFacts {
  /** When it came to be told, ISO 8601. */
  writtenAt: string;
  customer: { name: string; email: string | null };
  /** Of a notice to staff. */
  staffEmail: string | null;
  /** Null where the business says nothing of itself. */
  business: {
    name: Bilingual;
    address: Bilingual;
    phone: string;
    email: string;
  } | null;
}

/** What the database says of a booking. */
export interface BookingFacts extends CommonFacts {
  /** ISO 8601. */
  start: string;
  end: string;
  status: "requested" | "confirmed" | "cancelled";
  service: Bilingual;
  /** Null where it is with a chair or a room. */
  stylist: Bilingual | null;
}

/** What the database says of an order. */
export interface OrderFacts extends CommonFacts {
  number: string;
  totalMinor: number;
  currency: string;
  items: { name: Bilingual; quantity: number }[];
}

/** What the database says of a form that was handed in. */
export interface SubmissionFacts extends CommonFacts {
  form: Bilingual;
}

type Facts =
  | { aboutType: "booking"; facts: BookingFacts }
  | { aboutType: "order"; facts: OrderFacts }
  | { aboutType: "submission"; facts: SubmissionFacts };

/** A notice that is due and true, with what it says. */
export type ClaimedNotice = Facts & {
  id: string;
  audience: "customer" | "staff";
  kind: NoticeKind;
  aboutType: AboutType;
  aboutId: string;
  version: number;
  issuer: string | null;
  userId: string | null;
  byBusiness: boolean;
  attempts: number;
  sendBefore: Date;
};
