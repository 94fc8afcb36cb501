import { noticesEn } from "./notices_en.ts";

/** The words of the settings, in English. */
export const settingsEn = {
  title: "Settings",
  back: "Back to the chat",
  save: "Save",
  language: "Language",
  display: "Display",
  theme: "Colours",
  themes: { system: "As the device", light: "Light", dark: "Dark" },
  textSize: "Text size",
  textSizes: { normal: "Normal", large: "Large", largest: "Largest" },
  notices: noticesEn,
  usage: "How much you can use",
  messagesToday: "Messages today",
  conversations: "Conversations",
  used: (used: string, limit: string) => `${used} of ${limit}`,
  resets: (when: string) => `From ${when} on the count begins anew.`,
  sessions: "Where you are signed in",
  since: (when: string) => `Signed in ${when}`,
  seen: (when: string) => `last used ${when}`,
  thisOne: "this device",
  signOutThere: "Sign out there",
  signOutThereOf: (when: string) => `Sign out there: signed in ${when}`,
  signOutEverywhere: "Sign out everywhere",
  data: "Your data",
  exportData: "Download everything",
  exportWords:
    "Your account, conversations, bookings, orders and forms, as JSON.",
  erasing: {
    title: "Delete the account",
    words:
      "Your account and all conversations are erased. This cannot be undone.",
    lead: "What happens at the shop:",
    nothing: "Nothing is open at the shop.",
    unknown:
      "The shop could not be asked right now, so there may be open bookings or orders. They are cancelled where that is possible.",
    cancelled: "is cancelled",
    stays: "stays, please call the shop",
    booking: "A booking",
    order: "An order",
    now: "Delete for good",
    keep: "Keep it",
    failed: "That did not work. Nothing was deleted. Please try again.",
  },
};
