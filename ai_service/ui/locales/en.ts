import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import { legalEn } from "./legal_en.ts";
import { paymentEn } from "./payment_en.ts";
import { resultsEn } from "./results_en.ts";
import { settingsEn } from "./settings_en.ts";

/** Every string of the chat site in English; its type is what every language must have. */
export const en = {
  brand: PRODUCT_NAME.en,
  tagline: "The counter that answers",
  skipToContent: "Skip to content",
  languageSwitch: "Language",

  welcome: {
    title: "Ask at the counter. It gets done.",
    signInHeading: "Sign in to start",
    signedOut: "You have been signed out. Sign in again to go on.",
    today: "Today",
    address: "Where",
    phone: "Telephone",
    signIn: {
      cancelled: "You did not sign in. You can try again at any time.",
      expired:
        "That took too long, so the sign-in has ended. Please try again.",
      elsewhere:
        "The sign-in came back to another browser than the one it began in. Please sign in here.",
      failed:
        "The sign-in did not work. Please try again, or sign in another way.",
    },
    withGoogle: "Sign in with Google",
    withLine: "Sign in with LINE",
    say: "Say it",
    quote: (example: string) => `“${example.replace(/\w$/, "$&.")}”`,
    check: "Check it",
    done: "Done",
    doneWords: "Approve, and the shop has it at once.",
  },

  legal: legalEn,

  settings: settingsEn,

  chat: {
    title: "Chat",
    newTitle: "New conversation",
    transcript: "Conversation",
    you: "You",
    assistant: PRODUCT_NAME.en,
    offlineModel: "Offline model",
    offlineModelLead:
      "No AI service is connected, so a small built-in model answers. It understands this shop's own jobs, in English and Japanese, and costs nothing.",
    emptyLead: "Write as you would speak, or try one of these.",
    stoppedHere: "Stopped here.",
    failedHere: "This answer was not finished.",
    toNewest: "To the newest message",
    earlier: "Show earlier messages",
    later: "Show later messages",
  },

  message: {
    copy: "Copy",
    copied: "Copied",
    up: "Good answer",
    down: "Bad answer",
    regenerate: "Answer again",
    edit: "Edit this message",
    editLead: "What follows in the conversation is answered anew.",
    version: (when: string) => `As it was until ${when}`,
  },

  composer: {
    label: "Message",
    placeholder: "Write a message",
    send: "Send",
    stop: "Stop",
    keys: "Enter sends, Shift + Enter starts a new line",
    tooEarly: "This can be sent once the answer is there.",
    waiting: "Sending a message declines what is waiting for your decision.",
    tooLong: (limit: string) =>
      `Please keep a message under ${limit} characters.`,
  },

  status: {
    idle: "",
    sending: "Sending",
    running: "Generating",
    waiting: {
      slow: "The AI model is taking its time. Please wait a moment longer",
      retry: "The AI model did not answer. Asking again",
    },
    stopping: "Stopping",
    reconnecting: "Connection lost, reconnecting",
    completed: "",
    awaiting_approval: (titles: string) =>
      `Waiting for your decision: ${titles}`,
    comma: ", ",
    stopped: "Stopped",
    failed: "Something went wrong",
  },

  tool: {
    details: "Details",
    unknown: {
      running: (name: string) => `Working on ${name}…`,
      succeeded: (name: string) => `Finished ${name}`,
      failed: (name: string) => `${name} did not work`,
    },
    names: {
      booking_services: {
        running: "Looking up the services…",
        succeeded: "Looked up the services",
        failed: "Could not look up the services",
      },
      booking_slots: {
        running: "Looking up open slots…",
        succeeded: "Looked up open slots",
        failed: "Could not look up open slots",
      },
      booking_list: {
        running: "Looking up your bookings…",
        succeeded: "Looked up your bookings",
        failed: "Could not look up your bookings",
      },
      booking_get: {
        running: "Looking up the booking…",
        succeeded: "Looked up the booking",
        failed: "Could not look up the booking",
      },
      booking_create: {
        running: "Making the booking…",
        succeeded: "Made the booking",
        failed: "Could not make the booking",
      },
      booking_update: {
        running: "Changing the booking…",
        succeeded: "Changed the booking",
        failed: "Could not change the booking",
      },
      booking_delete: {
        running: "Cancelling the booking…",
        succeeded: "Cancelled the booking",
        failed: "Could not cancel the booking",
      },
      business_info: {
        running: "Looking up the business…",
        succeeded: "Looked up the business",
        failed: "Could not look up the business",
      },
      order_cancel: {
        running: "Cancelling the order…",
        succeeded: "Cancelled the order",
        failed: "Could not cancel the order",
      },
      product_list: {
        running: "Looking at the products…",
        succeeded: "Looked at the products",
        failed: "Could not look at the products",
      },
      product_get: {
        running: "Looking at the product…",
        succeeded: "Looked at the product",
        failed: "Could not look at the product",
      },
      order_create: {
        running: "Placing the order…",
        succeeded: "Placed the order",
        failed: "Could not place the order",
      },
      order_list: {
        running: "Looking up your orders…",
        succeeded: "Looked up your orders",
        failed: "Could not look up your orders",
      },
      order_get: {
        running: "Looking up the order…",
        succeeded: "Looked up the order",
        failed: "Could not look up the order",
      },
      order_receipt: {
        running: "Looking up the receipt…",
        succeeded: "Looked up the receipt",
        failed: "Could not look up the receipt",
      },
      form_list: {
        running: "Looking for forms…",
        succeeded: "Looked for forms",
        failed: "Could not look for forms",
      },
      form_get: {
        running: "Opening the form…",
        succeeded: "Opened the form",
        failed: "Could not open the form",
      },
      form_submit: {
        running: "Sending the form…",
        succeeded: "Sent the form",
        failed: "Could not send the form",
      },
    },
  },

  results: resultsEn,
  payment: paymentEn,

  approval: {
    approve: "Approve",
    change: "Change",
    decline: "Decline",
    review: "Review the change",
    keepAsIs: "Keep as it is",
    expires: (time: string) => `Waits until ${time}`,
    deciding: "Sending your decision…",
    states: {
      pending: "Waiting for you",
      approved: "Being confirmed",
      rejected: "Declined",
      done: "Done",
      failed: "Did not work",
      unconfirmed: "Could not be confirmed",
      expired: "Expired",
    },
    done: {
      booking_create: "The shop has your booking",
      booking_update: "Your booking has been changed",
      booking_delete: "Your booking has been cancelled",
      order_create: "The shop has your order",
      order_cancel: "Your order has been cancelled",
      form_submit: "Your form has been handed in",
    },
    askShop: "Please ask the shop before you try again.",
    badField: "This does not fit. Please check it.",
    yes: "Yes",
    no: "No",
  },

  failure: {
    codes: {
      network: "The counter could not be reached.",
      not_signed_in: "You are signed out. Please sign in again.",
      run_in_progress:
        "An answer is still being written. Please wait, or stop it first.",
      has_approved_write:
        "This part has something that you approved, so it stays as it is. Please write a new message.",
      nothing_to_regenerate: "There is no message to answer yet.",
      too_far_back: "This message is too far back to be changed.",
      too_many_branches:
        "This conversation was changed too often. Please start a new one.",
      already_decided: "This was already decided. You see what was chosen.",
      card_changed: "The details have changed. Please look at them again.",
      approval_expired: "This has expired. Please ask for it again.",
      not_found: "This conversation is no longer there.",
      invalid_input: "Something in it does not fit. Please check it.",
      conflict: "The conversation changed meanwhile. Please try again.",
      confirmation_pending:
        "It is still being confirmed whether the last one was done. Please wait for the result.",
      too_many_cards:
        "Too many things wait for your decision. Please decide about them first.",
      not_an_answer: "Only answers can be rated.",
      rate_limited:
        "There were too many requests in a short time. Please try again in a moment.",
      too_many_conversations:
        "You have too many conversations. Please delete one, and try again.",
      tool_unavailable:
        "The shop could not be asked just now. Please try again in a moment.",
      store_unavailable:
        "The service cannot be used just now. Please try again in a moment.",
      preview_unavailable:
        "The shop could not be asked just now. Please try again in a moment.",
      already_paid: "This order is paid already.",
      payment_awaited:
        "A payment of this order was begun already, and is being waited for.",
      order_not_payable: "This order can no longer be paid.",
      payment_unavailable:
        "The payment could not be started. Nothing was charged. Please try again in a moment.",
      body_too_large: "This is too long. Please make it shorter.",
      body_interrupted:
        "The service is restarting. Please send it again in a moment.",
      stopping: "The service is restarting. Please send it again in a moment.",
      run_failed: "The answer could not be finished. Please try again.",
      model_busy:
        "The AI model is busy just now. Please try again in a moment.",
      model_not_configured:
        "The AI model is not set up correctly, so no answer is possible now. Please tell the shop.",
      model_too_long:
        "This conversation has become too long for the AI model. Please start a new one.",
      model_refused:
        "The AI model’s provider does not allow an answer to this. Please ask in other words.",
      model_timed_out:
        "The AI model took too long to answer. Please try again.",
      model_broke_off:
        "The connection to the AI model was lost. Please try again.",
      model_unreadable:
        "What the AI model sent could not be read. It is probably not set up correctly; please tell the shop.",
      interrupted: "This was interrupted by a restart. Please send it again.",
      outcomes_not_answered:
        "The answer could not be written. The card above shows what became of it.",
      handed_over:
        "This was interrupted by a restart. What you approved goes on by itself, and its result will appear here.",
    } as Record<string, string>,
    unknown: "Something went wrong on our side.",
    kept: "Your text is still in the message box.",
    retry: "Try again",
    signIn: "Sign in",
    dismiss: "Close",
    reference: (requestId: string) => `Reference: ${requestId}`,
  },

  conversations: {
    heading: "Conversations",
    open: "Open conversations",
    close: "Close",
    create: "New conversation",
    empty: "Your conversations will appear here.",
    untitled: "Untitled",
    more: "Show more",
    rename: "Rename",
    renameOf: (title: string) => `Rename “${title}”`,
    remove: "Delete",
    removeOf: (title: string) => `Delete “${title}”`,
    titleLabel: "Title",
    save: "Save",
    cancel: "Cancel",
    removeHeading: "Delete this conversation?",
    removeLead: (title: string) =>
      `“${title}” will be gone for good. Bookings you made stay as they are.`,
    failed: "That did not work. Please try again.",
    account: "Account",
    signOut: "Sign out",
  },

  errors: {
    notFoundTitle: "There is nothing here",
    notFoundLead:
      "The page or the conversation does not exist, or it is not yours.",
    title: "Something went wrong",
    lead: "It is our fault, not yours. Please try again in a moment.",
    home: "To the counter",
  },
};

/** The strings of one language. */
export type Messages = typeof en;
