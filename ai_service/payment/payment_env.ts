import * as z from "zod";
import {
  optionalHeaderText,
  type Variables,
} from "../../shared/http/environment.ts";
import { wholeNumber } from "../../shared/http/environment_number.ts";
import { optionalOrigin } from "../../shared/http/environment_url.ts";

/** How the service reaches Stripe, and what it offers there. */
export interface PaymentEnv {
  secretKey: string;
  webhookSecret: string;
  /** Another server in the place of Stripe's; unset, it is Stripe's own. */
  apiUrl: string | undefined;
  /** Days for which a voucher of a convenience store can be paid; 0 offers none. */
  konbiniDays: number;
}

/** The variables of the payment provider. */
export const paymentVariables = {
  STRIPE_SECRET_KEY: optionalHeaderText,
  STRIPE_WEBHOOK_SECRET: optionalHeaderText,
  STRIPE_API_URL: optionalOrigin,
  STRIPE_LIVE: z.enum(["", "0", "1"], "must be 0 or 1").default(""),
  STRIPE_KONBINI_DAYS: wholeNumber({ min: 0, max: 60, usual: 0 }),
};

type Values = z.output<z.ZodObject<typeof paymentVariables>>;

const LIVE_KEY = /^(sk|rk)_live_/;
const LOCAL_HOSTS = ["localhost", "127.0.0.1", "[::1]"];

/** Why payments could not be taken as the variables say; usually empty. */
export function paymentProblems(variables: Variables): string[] {
  const key = variables.STRIPE_SECRET_KEY?.trim() ?? "";
  const secret = variables.STRIPE_WEBHOOK_SECRET?.trim() ?? "";
  const isLive = LIVE_KEY.test(key);
  return [
    ...(key && !secret ? ["STRIPE_WEBHOOK_SECRET not set"] : []),
    ...(secret && !key ? ["STRIPE_SECRET_KEY not set"] : []),
    ...(isLive && isLocal(variables.AI_SERVICE_URL)
      ? ["STRIPE_SECRET_KEY is a live key, which is never used on this machine"]
      : []),
    ...(key && !isLive && variables.STRIPE_LIVE?.trim() === "1"
      ? ["STRIPE_LIVE is 1, but STRIPE_SECRET_KEY is no live key"]
      : []),
  ];
}

/** The payment provider that the variables name; undefined where none is. */
export function readPayment(values: Values): PaymentEnv | undefined {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = values;
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET) return undefined;
  return {
    secretKey: STRIPE_SECRET_KEY,
    webhookSecret: STRIPE_WEBHOOK_SECRET,
    apiUrl: values.STRIPE_API_URL,
    konbiniDays: values.STRIPE_KONBINI_DAYS,
  };
}

function isLocal(url: string | undefined): boolean {
  const { hostname } = URL.parse(url ?? "") ?? { hostname: "" };
  return LOCAL_HOSTS.includes(hostname);
}
