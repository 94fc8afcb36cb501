import type { Bilingual } from "../../../shared/ui/locale.ts";
import { bookingCalendar } from "../../booking/calendar_operation.ts";
import { bookingList } from "../../booking/read_operations.ts";
import type { Operation } from "../../operation/operation.ts";
import { auditList } from "../../audit/operations.ts";
import { issuerList } from "../../issuer/operations.ts";
import { staffList } from "../../staff/operations.ts";

/** A part of the desk with a place in the menu. */
export interface Section {
  path: string;
  name: Bilingual;
  /** What the page reads first; who may not do that has no use for the page. */
  reads: Operation;
}

/** The menu, in its order. */
export const sections: readonly Section[] = [
  {
    path: "/admin/calendar",
    name: { ja: "カレンダー", en: "Calendar" },
    reads: bookingCalendar,
  },
  {
    path: "/admin/bookings",
    name: { ja: "予約", en: "Bookings" },
    reads: bookingList,
  },
  {
    path: "/admin/staff",
    name: { ja: "スタッフ", en: "Staff" },
    reads: staffList,
  },
  {
    path: "/admin/services",
    name: { ja: "AI サービス", en: "AI services" },
    reads: issuerList,
  },
  {
    path: "/admin/audit",
    name: { ja: "監査記録", en: "Audit" },
    reads: auditList,
  },
];
