import { foldText } from "../text/unprintable.ts";

/** Somebody who invites to an event or is invited. */
export interface Person {
  name: string;
  /** An e-mail address. */
  email: string;
}

/** Nobody has to answer: the booking itself says that the person comes. */
const ATTENDEE = "ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE";

/**
 * A property's name with its parameters (RFC 5545, 3.2.2). A quoted value can hold
 * no quote and no line break.
 */
export function personName(
  property: "ORGANIZER" | "ATTENDEE",
  { name }: Person,
): string {
  const shown = foldText(name).replaceAll('"', "'").replaceAll("\n", " ")
    .trim();
  return [
    property,
    ...shown === "" ? [] : [`CN="${shown}"`],
    ...property === "ATTENDEE" ? [ATTENDEE] : [],
  ].join(";");
}

/** An address as a URI (RFC 6068). */
export function personValue({ email }: Person): string {
  return `mailto:${encodeURI(email)}`;
}
