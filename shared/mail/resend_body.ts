import type { Mail } from "./mailer.ts";

/** A mail as Resend's API takes it. */
export function resendBody(
  { to, subject, text, calendar, unsubscribeUrl }: Mail,
  from: string,
) {
  return {
    from,
    to: [to],
    subject,
    text,
    ...(unsubscribeUrl !== undefined && {
      headers: {
        "List-Unsubscribe": `<${unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    }),
    ...(calendar && {
      attachments: [{
        filename: "invite.ics",
        content: new TextEncoder().encode(calendar.text).toBase64(),
        content_type: `text/calendar; charset=utf-8; method=${calendar.method}`,
      }],
    }),
  };
}
