/** The pages of a person's own things, in the order in which they are named. */
export const OWN_PAGES = ["bookings", "orders", "forms"] as const;

/** One of these pages; its path is its name. */
export type OwnPageName = typeof OWN_PAGES[number];
