import type { DemoAccount } from "./accounts.ts";
import type {
  LineVariables,
  MailVariables,
  ServiceUrls,
  StripeVariables,
  Variables,
} from "./environment.ts";
import { type LocalLine, startLocalLine } from "./line.ts";
import { type LocalMailbox, startLocalMailbox } from "./mailbox.ts";
import type { Ports } from "./ports.ts";
import { type LocalStripe, startLocalStripe } from "./stripe.ts";

/** A local provider, and what the services are told of it. */
interface Provider<Server, Told> {
  server: Server;
  variables: Told;
}

export interface ProviderOptions {
  urls: ServiceUrls;
  ports: Ports;
  accounts?: readonly DemoAccount[];
}

/** Starts each provider of whose real one the variables name no key. */
export function startProviders(env: Variables, options: ProviderOptions) {
  const stripe = env.STRIPE_SECRET_KEY ? undefined : startStripe(options);
  const line = env.LINE_MESSAGING_TOKEN ? undefined : startLine(options);
  const mail = env.RESEND_API_KEY ? undefined : startMailbox(options);
  const servers = {
    stripe: stripe?.server,
    line: line?.server,
    mailbox: mail?.server,
  };
  return {
    servers,
    variables: {
      stripe: stripe?.variables,
      line: line?.variables,
      mail: mail?.variables,
    },
    async stop() {
      await Promise.all(Object.values(servers).map((one) => one?.stop()));
    },
  };
}

function startStripe(
  { urls, ports }: ProviderOptions,
): Provider<LocalStripe, StripeVariables> {
  const secretKey = `sk_test_local_${random()}`;
  const webhookSecret = `whsec_local_${random()}`;
  const webhookUrl = `${urls.aiService}/webhooks/stripe`;
  const { stripe: port } = ports;
  const server = startLocalStripe({
    port,
    webhookUrl,
    secretKey,
    webhookSecret,
  });
  return {
    server,
    variables: {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_API_URL: server.url,
    },
  };
}

function startLine(
  { urls, ports, accounts }: ProviderOptions,
): Provider<LocalLine, LineVariables> {
  const [token, secret] = [random(), random()];
  const server = startLocalLine({
    port: ports.line,
    webhookUrl: `${urls.aiService}/webhooks/line`,
    token,
    secret,
    ...(accounts && { accounts }),
  });
  return {
    server,
    variables: {
      LINE_MESSAGING_TOKEN: token,
      LINE_MESSAGING_SECRET: secret,
      LINE_API_BASE_URL: server.url,
    },
  };
}

function startMailbox(
  { ports }: ProviderOptions,
): Provider<LocalMailbox, MailVariables> {
  const apiKey = `re_local_${random()}`;
  const server = startLocalMailbox({ port: ports.mailbox, apiKey });
  return {
    server,
    variables: {
      RESEND_API_KEY: apiKey,
      RESEND_BASE_URL: server.url,
      MAIL_FROM: "Demo shop <shop@example.com>",
    },
  };
}

/** A secret of this start. */
function random(): string {
  return crypto.randomUUID().replaceAll("-", "");
}
