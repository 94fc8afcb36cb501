import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import { chatEn } from "./chat_en.ts";
import { legalEn } from "./legal_en.ts";
import { paymentPagesEn } from "./payment_pages_en.ts";
import { settingsEn } from "./settings_en.ts";
import { welcomeEn } from "./welcome_en.ts";

/** Every string of the chat site in English; its type is what every language must have. */
export const en = {
  ...chatEn,
  tagline: "Ask, and it gets done",
  skipToContent: "Skip to content",
  languageSwitch: "Language",
  welcome: welcomeEn,
  legal: legalEn,
  settings: settingsEn,
  errors: {
    notFoundTitle: "There is nothing here",
    notFoundLead:
      "The page or the conversation does not exist, or it is not yours.",
    unreadableTitle: "This could not be read",
    unreadableLead:
      "What the page sent could not be read, so nothing was changed. Please go back and try again.",
    tooLargeTitle: "Too much at once",
    tooLargeLead:
      "This was too much to be sent at once, so nothing was changed. Please go back, make it shorter, and send it again.",
    title: "Something went wrong",
    lead: "It is our fault, not yours. Please try again in a moment.",
    home: `Back to ${PRODUCT_NAME.en}`,
  },
  payment: { ...chatEn.payment, ...paymentPagesEn },
};

/** The strings of one language. */
export type Messages = typeof en;
