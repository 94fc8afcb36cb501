import type {
  ApprovalEvent,
  ConversationView,
  StreamEvent,
} from "../../ai_service/conversation/events.ts";
import { readStream } from "../e2e/person.ts";
import type { Known } from "./card_fits.ts";

/** How a customer reaches both services. */
export interface EvalCustomerOptions {
  url: string;
  mcpUrl: string;
  /** The cookie of the session. */
  cookie: string;
  language: "ja" | "en";
  /** A token of this customer for the MCP server. */
  token: () => Promise<string>;
}

/** A signed-in customer in one conversation. */
export class EvalCustomer {
  readonly #options: EvalCustomerOptions;
  #conversation: string | undefined;

  constructor(options: EvalCustomerOptions) {
    this.#options = options;
  }

  /** Where the customer's browser is, with the cookie of the session. */
  get place(): Pick<EvalCustomerOptions, "url" | "cookie" | "language"> {
    return this.#options;
  }

  /** Says something and reads the answer to its end. */
  async say(text: string): Promise<StreamEvent[]> {
    return await readStream(await this.#post("/messages", { text }));
  }

  /** Decides about a waiting card and reads the answer to its end. */
  async decide(
    { approvalId, revision }: ApprovalEvent,
    decision: "approve" | "reject",
  ): Promise<StreamEvent[]> {
    const path = `/approvals/${approvalId}`;
    return await readStream(await this.#post(path, { decision, revision }));
  }

  /** The cards that wait. */
  async cards(): Promise<ApprovalEvent[]> {
    if (!this.#conversation) return [];
    const response = await this.#fetch("GET", await this.#path());
    const { pendingApprovals }: ConversationView = await response.json();
    return pendingApprovals.filter(({ state }) => state === "pending");
  }

  /** What is in the account, and in the shop. */
  async known(): Promise<Known> {
    const [bookings, orders, services] = await Promise.all([
      this.tool("booking_list", {}),
      this.tool("order_list", {}),
      this.tool("booking_services", {}),
    ]);
    return {
      bookings: bookings["items"] as Known["bookings"],
      orders: orders["items"] as Known["orders"],
      services: services["services"] as Known["services"],
    };
  }

  /** Calls an operation as this customer, beside the conversation. */
  async tool(
    name: string,
    input: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    const { mcpUrl, token } = this.#options;
    const path = `/mcp/tools/${name.replace("_", "/")}`;
    const response = await fetch(mcpUrl + path, {
      method: "POST",
      headers: {
        "Authorization": `Bearer ${await token()}`,
        "Content-Type": "application/json",
      },
      body: JSON.stringify(input),
    });
    const body = await response.json();
    if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
    return body;
  }

  async #post(path: string, body: unknown): Promise<Response> {
    return await this.#fetch("POST", (await this.#path()) + path, body);
  }

  /** The path of the conversation, which the first use begins. */
  async #path(): Promise<string> {
    if (!this.#conversation) {
      const response = await this.#fetch("POST", "/api/conversations");
      this.#conversation = (await response.json()).id as string;
    }
    return `/api/conversations/${this.#conversation}`;
  }

  async #fetch(
    method: "GET" | "POST",
    path: string,
    body?: unknown,
  ): Promise<Response> {
    const { url, cookie, language } = this.#options;
    return await fetch(url + path, {
      method,
      headers: {
        "Accept-Language": language,
        "Content-Type": "application/json",
        "Cookie": cookie,
        "Origin": url,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }
}
