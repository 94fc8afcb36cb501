import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import { failureEn } from "./failure_en.ts";
import { ownEn } from "./own_en.ts";
import { paymentEn } from "./payment_en.ts";
import { resultsEn } from "./results_en.ts";
import { toolEn } from "./tool_en.ts";

/** The words of the chat in English, which its islands need in the browser. */
export const chatEn = {
  brand: PRODUCT_NAME.en,

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

  tool: toolEn,

  results: resultsEn,

  payment: paymentEn,
  own: ownEn,

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

  failure: failureEn,

  conversations: {
    heading: "Conversations",
    open: "Open conversations",
    close: "Close",
    create: "New conversation",
    empty: "Your conversations will appear here.",
    untitled: "Untitled",
    more: "Show more",
    actions: "More",
    actionsOf: (title: string) => `More about “${title}”`,
    rename: "Rename",
    exportMarkdown: "Save as text (Markdown)",
    exportJson: "Save as data (JSON)",
    remove: "Delete",
    removing: (title: string) =>
      `“${title}” will be deleted in 10 seconds. Closing this tab before keeps it.`,
    undo: "Undo",
    recency: {
      today: "Today",
      yesterday: "Yesterday",
      week: "Last 7 days",
      earlier: "Earlier",
    },
    search: "Search conversations",
    searching: "Searching…",
    found: (count: number, isMore: boolean) =>
      count === 0
        ? isMore ? "Nothing found so far." : "Nothing found."
        : `${count}${isMore ? " or more" : ""} found`,
    searchOn: "Search further back",
    titleLabel: "Title",
    save: "Save",
    cancel: "Cancel",
    account: "Account",
    settings: "Settings",
    signOut: "Sign out",
  },

  shortcuts: {
    title: "Keyboard shortcuts",
    names: {
      create: "New conversation",
      search: "Search conversations",
      write: "Write a message",
      stop: "Stop the answer",
      previous: "Conversation above",
      next: "Conversation below",
      help: "This list",
    },
    send: "Send the message",
    newLine: "Start a new line",
    never: "No single key approves anything.",
    use: "Use single keys",
    close: "Close",
  },
};

/** The words of the chat in one language. */
export type ChatMessages = typeof chatEn;
