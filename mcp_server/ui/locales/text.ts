import type { AdminRole } from "../../operation/admin.ts";
import type { BookingRange } from "../../booking/admin.ts";
import type { BookingStatus } from "../../booking/schemas.ts";

/** Every word of the admin site. Both languages have all of them. */
export interface Text {
  product: string;
  site: string;
  skipToContent: string;
  /** Asked before changes that are not saved are left. */
  leave: string;
  language: string;
  mainMenu: string;
  signOut: string;
  roles: Record<AdminRole, string>;

  signIn: {
    title: string;
    lead: string;
    withGoogle: string;
    whoGetsIn: string;
    cancelled: string;
    failed: string;
  };
  noAccess: {
    title: string;
    lead: string;
    whatToDo: string;
    otherAccount: string;
  };
  bookings: {
    title: string;
    ranges: Record<BookingRange, string>;
    rangeLabel: string;
    statuses: Record<BookingStatus, string>;
    statusLabel: string;
    anyStatus: string;
    today: string;
    tomorrow: string;
    yesterday: string;
    now: string;
    todayIs: (day: string) => string;
    pages: string;
    count: (bookings: number) => string;
    countOnThisPage: (bookings: number) => string;
    unknownCustomer: string;
    createdBy: { "ai-service": string; mcp: string };
    timeZone: (name: string) => string;
    next: string;
    backToStart: string;
    empty: Record<BookingRange, string>;
    emptyWithStatus: string;
    emptyHint: string;
    showAll: string;
  };
  docs: {
    title: string;
    lead: string;
    tokens: string;
    document: string;
    operations: string;
    read: string;
    write: string;
    scope: string;
    serviceOnly: string;
    tool: string;
    field: string;
    type: string;
    required: string;
    optional: string;
    noFields: string;
    example: string;
    answer: string;
    refusals: string;
    refusalsLead: string;
    status: string;
    code: string;
    meaning: string;
  };
  problems: {
    notFound: string;
    notFoundLead: string;
    badRequest: string;
    badRequestLead: string;
    forbidden: string;
    forbiddenLead: string;
    tooLarge: string;
    tooLargeLead: string;
    tooManyLead: string;
    failed: string;
    failedLead: string;
    unavailable: string;
    unavailableLead: string;
    backToBookings: string;
  };
}
