import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import type { Text } from "./text.ts";

export const en: Text = {
  product: PRODUCT_NAME.en,
  site: "Shop admin",
  skipToContent: "Skip to content",
  leave: "There are changes that are not saved. Go on without saving them?",
  language: "Language",
  mainMenu: "Menu",
  signOut: "Sign out",
  roles: {
    owner: "Owner",
    admin: "Admin",
    stylist: "Stylist",
    viewer: "View only",
  },

  signIn: {
    title: "Staff sign-in",
    lead: "Sign in with your shop's Google account to see the bookings.",
    withGoogle: "Sign in with Google",
    whoGetsIn: "Only accounts that the shop has approved can come in.",
    cancelled: "Sign-in was cancelled. Please try again.",
    failed:
      "Sign-in could not be completed. It may have taken too long, or been started in another tab. Please try again.",
  },
  noAccess: {
    title: "This account has no access",
    lead:
      "Google confirmed who you are, but this account is not allowed to manage the shop.",
    whatToDo:
      "Ask the shop's owner to register it. Customers book through the chat instead.",
    otherAccount: "Sign in with another account",
  },
  bookings: {
    title: "Bookings",
    ranges: {
      today: "Today",
      week: "7 days",
      upcoming: "Upcoming",
      past: "Past",
    },
    rangeLabel: "Period",
    statuses: {
      requested: "Requested",
      confirmed: "Confirmed",
      cancelled: "Cancelled",
      completed: "Completed",
      no_show: "No-show",
    },
    statusLabel: "Status",
    anyStatus: "All",
    today: "Today",
    tomorrow: "Tomorrow",
    yesterday: "Yesterday",
    now: "Now",
    todayIs: (day) => `Today is ${day}`,
    pages: "Pages",
    count: (bookings) => bookings === 1 ? "1 booking" : `${bookings} bookings`,
    countOnThisPage: (bookings) =>
      bookings === 1 ? "1 booking on this page" : `${bookings} on this page`,
    unknownCustomer: "No name",
    createdBy: { "ai-service": "Chat", mcp: "Shop" },
    timeZone: (name) => `Times are in ${name}`,
    next: "Next page",
    backToStart: "First page",
    empty: {
      today: "No bookings today",
      week: "No bookings in the next 7 days",
      upcoming: "No upcoming bookings",
      past: "No past bookings",
    },
    emptyWithStatus: "No bookings with this status",
    emptyHint: "When a customer books by chat, it appears here.",
    showAll: "Show every status",
  },
  docs: {
    title: "API",
    lead:
      "Each operation is a REST route, and the ones for users are tools of the Model Context Protocol at /mcp too: same name, same rules, same answers.",
    tokens:
      "Send a bearer token of a trusted AI service with the operation's scope, and JSON. With an Idempotency-Key, a write that is sent again happens once.",
    document: "OpenAPI document",
    operations: "Operations",
    read: "Reads",
    write: "Writes",
    scope: "Scope",
    serviceOnly: "For services only",
    tool: "MCP tool",
    field: "Field",
    type: "Type",
    required: "required",
    optional: "optional",
    noFields: "Takes an empty object.",
    example: "Example",
    answer: "Answer",
    refusals: "Refusals",
    refusalsLead:
      "Every refusal has the same shape: error, code, requestId and, at times, details.",
    status: "Status",
    code: "Code",
    meaning: "Meaning",
  },
  problems: {
    notFound: "Page not found",
    notFoundLead: "The address may have changed, or have a typing mistake.",
    badRequest: "This could not be shown",
    badRequestLead:
      "Part of the address is not right. Please open it again from the list of bookings.",
    forbidden: "Not for your role",
    forbiddenLead:
      "Your role does not include this page. An owner of the business can change that.",
    tooLarge: "Too much at once",
    tooLargeLead:
      "This was too much to be sent at once, so nothing was changed. Please go back, make it shorter, and send it again.",
    tooManyLead:
      "There were too many requests in a short time. Please wait a moment and try again.",
    failed: "Something went wrong",
    failedLead: "The fault is ours. Please wait a moment and try again.",
    unavailable: "The page cannot be shown at the moment",
    unavailableLead:
      "The database cannot be reached at the moment. Please wait a moment and try again.",
    backToBookings: "Go to bookings",
  },
};
