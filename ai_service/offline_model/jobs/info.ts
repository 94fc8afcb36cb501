import type { Context } from "../context.ts";
import type { Answer, Job } from "../job.ts";
import type { InfoTopic } from "../reading/frame.ts";
import { readBusiness } from "../reads/business.ts";
import { type Asked, closedDays, hours } from "./opening_hours.ts";
import { payOrders } from "./pay_orders.ts";
import { policy } from "./policy.ts";

/** Tells what was asked about the business. */
export function tellInfo(context: Context, { slots }: Job): Answer {
  const business = readBusiness(context);
  const topics = slots.topics ?? ["policy"];
  const texts = topics.map((topic) =>
    tell(context, topic, { business, slots })
  );
  if (topics.includes("payment")) texts.push(...ownOrders(context));
  return { text: [...new Set(texts)].join("\n") };
}

/** How to pay the own orders; nothing where this conversation ordered nothing. */
function ownOrders(context: Context): string[] {
  const hasOrdered = context.newest("order_create") !== undefined;
  return hasOrdered ? [payOrders(context).text] : [];
}

function tell(context: Context, topic: InfoTopic, asked: Asked): string {
  const { words: { info }, locale } = context;
  const { business } = asked;
  const said = (text: string, say: (text: string) => string) =>
    text === "" ? info.notSaid(business.phone || undefined) : say(text);
  switch (topic) {
    case "hours":
      return hours(context, asked);
    case "closed_days":
      return closedDays(context, asked);
    case "policy":
      return said(policy(context, asked), (text) => text);
    case "place":
      return said(business.address[locale], info.place);
    case "access":
    case "parking":
    case "payment":
    case "name":
      return said(business[topic][locale], info[topic]);
    case "phone":
    case "email":
      return said(business[topic], info[topic]);
  }
}
