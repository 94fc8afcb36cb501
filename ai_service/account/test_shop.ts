import type { WriteAnswer } from "../agent/mcp_answer.ts";
import {
  type McpTool,
  McpUnavailableError,
  type ToolCallRequest,
  type WriteRequest,
} from "../agent/mcp_client.ts";
import type { PreviewOutcome } from "../agent/preview.ts";
import type { PreviewRequest } from "../agent/preview_request.ts";
import { RecordingClient } from "../agent/test_agent.ts";
import { type ToolOutcome, UNANSWERED } from "../agent/tool_outcome.ts";
import type { ServiceCaller } from "../auth/service_call.ts";
import type { Item } from "./shop_reader.ts";

function tool(
  name: string,
  kind: McpTool["kind"],
  scope: McpTool["scope"],
): McpTool {
  const inputSchema = { type: "object", additionalProperties: true };
  const about = { name, title: name, description: name, inputSchema };
  return { ...about, kind, scope, previewPath: `/previews/${name}` };
}

const TOO_LATE = { code: "too_late_to_cancel", error: "It is too late" };

const NOTE = {
  label: { ja: "ご要望", en: "Wishes" },
  value: { ja: "静かに", en: "静かに" },
};

/** A shop whose bookings a test can see; `bkg_late` cannot be cancelled. */
export class FakeShop extends RecordingClient {
  tools: McpTool[] = [
    tool("booking_list", "read", "booking:read"),
    tool("order_list", "read", "order:read"),
    tool("form_submissions", "read", "form:read"),
    tool("booking_delete", "write", "booking:delete"),
    tool("book", "write", "booking:create"),
  ];
  bookings: Item[] = ["bkg_1", "bkg_2", "bkg_late"].map((id) => ({
    id,
    start: "2026-11-27T15:00:00+09:00",
    status: "confirmed",
  }));
  orders: Item[] = [{ id: "ord_1", number: "4K7P-Q2XM", status: "pending" }];
  forms: Item[] = [{ id: "sub_1", formId: "frm_1", answers: [NOTE] }];
  /** Whether it answers nothing. */
  isAway = false;
  /** The calls that only a service may make. */
  readonly serviceCalls: { scope: string; body: unknown }[] = [];

  override listTools(): Promise<McpTool[]> {
    if (this.isAway) return Promise.reject(new McpUnavailableError("Away"));
    return Promise.resolve(this.tools);
  }

  override callTool(call: ToolCallRequest): Promise<ToolOutcome> {
    if (this.isAway) return Promise.resolve(UNANSWERED);
    const all = this.#listOf(call.name);
    // One on each page, so that all pages have to be read.
    const from = Number(call.args["cursor"] ?? 0);
    const nextCursor = from + 1 < all.length ? String(from + 1) : null;
    const items = all.slice(from, from + 1);
    return Promise.resolve({ ok: true, result: { items, nextCursor } });
  }

  #listOf(name: string): Item[] {
    if (name === "form_submissions") return this.forms;
    return name === "order_list" ? this.orders : this.bookings;
  }

  override previewTool({ args }: PreviewRequest): Promise<PreviewOutcome> {
    if (args["bookingId"] === "bkg_late") {
      return Promise.resolve({ status: "refused", error: TOO_LATE });
    }
    const summary = `Cancel ${args["bookingId"]}.`;
    const preview = { title: "Cancel", summary, details: [], fields: [] };
    return Promise.resolve({ status: "ok", preview });
  }

  override sendWrite(write: WriteRequest): Promise<WriteAnswer> {
    this.writes.push(write);
    if (this.isAway) return Promise.resolve({ status: "unknown" });
    if (write.name !== "booking_delete") {
      return Promise.resolve({ status: "done", result: {} });
    }
    const id = write.args["bookingId"];
    if (id === "bkg_late") {
      return Promise.resolve({
        status: "refused",
        error: TOO_LATE,
        isKeyUnused: true,
      });
    }
    this.bookings = this.bookings.map((booking) =>
      booking["id"] === id ? { ...booking, status: "cancelled" } : booking
    );
    return Promise.resolve({ status: "done", result: {} });
  }

  callAsService: ServiceCaller = (scope, { body }) => {
    if (this.isAway) return Promise.reject(new Error("Away"));
    this.serviceCalls.push({ scope, body });
    return Promise.resolve();
  };

  /** Status of each booking, by id. */
  get statuses(): Record<string, unknown> {
    return Object.fromEntries(
      this.bookings.map(({ id, status }) => [id, status]),
    );
  }
}
