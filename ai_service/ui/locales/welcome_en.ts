/** The words of what is seen before signing in, in English. */
export const welcomeEn = {
  title: "Ask, and it gets done.",
  signInHeading: "Sign in to start",
  signedOut: "You have been signed out. Sign in again to go on.",
  today: "Today",
  address: "Where",
  phone: "Telephone",
  signIn: {
    cancelled: "You did not sign in. You can try again at any time.",
    expired: "That took too long, so the sign-in has ended. Please try again.",
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
};
