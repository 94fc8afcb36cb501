/** One mail to one person. */
export interface Mail {
  /** The same for each try, so that it is delivered once. */
  id: string;
  to: string;
  /** One line. */
  subject: string;
  /** Plain text. */
  text: string;
  /** A calendar that the mail brings along (RFC 5546, RFC 6047). */
  calendar?: { text: string; method: "REQUEST" | "CANCEL" };
  /** Where one request ends such mails (RFC 8058). */
  unsubscribeUrl?: string;
}

/** `refused` is a short code of why this mail is never taken, in snake_case. */
export type MailOutcome = "sent" | { refused: string };

/** Sends mails. */
export interface Mailer {
  /**
   * Sends a mail, or refuses it for good.
   *
   * @throws {Error} If it may be tried again: with the same `id` it is delivered
   * once, whatever became of this try.
   */
  send(mail: Mail): Promise<MailOutcome>;
}
