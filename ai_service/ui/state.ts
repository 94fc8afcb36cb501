import { createDefine } from "fresh";
import { createRequestState } from "../../shared/ui/request_state.ts";
import type { ProviderName, User } from "../auth/user.ts";
import type {
  ConversationSummary,
  ConversationView,
} from "../conversation/events.ts";
import type { NoticeChoice } from "../notice/notice_choice.ts";
import type { QuotaView } from "../quota/quota_view.ts";
import type { Shop } from "../shop/shop.ts";
import type { Receipt } from "../payment/receipt.ts";
import type { Confirmation } from "../payment/confirm.ts";
import type { Locale } from "../../shared/ui/locale.ts";

/** One page of a user's conversations, the latest first. */
export interface ConversationPage {
  items: ConversationSummary[];
  nextCursor: string | null;
}

/** One of the user's own sessions; times are milliseconds since the epoch. */
export interface OwnSession {
  id: string;
  /** Whether it is the one of the request. */
  isThis: boolean;
  createdAt: number;
  lastSeenAt: number;
}

/** What a page of the chat site knows about its request. */
export interface SiteState {
  /** Null when nobody is signed in; then no conversation is loaded. */
  user: User | null;
  locale: Locale;
  /** The providers that people can sign in with. */
  providers: readonly ProviderName[];
  /** Whether the built-in offline model answers. */
  offlineModel: boolean;
  /** Whether orders can be paid online. */
  hasPayments: boolean;
  /** Whether people are told by LINE or by mail. */
  hasNotices: boolean;
  /** IANA name of the business's time zone, in which times are shown. */
  timeZone: string;
  requestId: string;
  now: Date;
  /** The public details of the shop; null as long as none could be read. */
  readShop(): Promise<Shop | null>;
  /** Names of the MCP server's tools; none where it does not answer. */
  listToolNames(): Promise<ReadonlySet<string>>;
  /** How much the user may use, and has used. */
  readQuota(): Promise<QuotaView>;
  /** The user's sessions, the latest first. */
  listSessions(): Promise<OwnSession[]>;
  /** What the user is told; null where this site tells nothing. */
  readNoticeChoice(): Promise<NoticeChoice | null>;
  saveNoticeChoice(form: FormData): Promise<void>;
  listConversations(): Promise<ConversationPage>;
  /** Null for a conversation that is not the user's. */
  viewConversation(id: string): Promise<ConversationView | null>;
  /** Settles that session; null where it is not the user's. */
  confirmPayment(sessionId: string): Promise<Confirmation | null>;
  /** Null for an order that is not paid, or not the user's. */
  readReceipt(orderId: string): Promise<Receipt | null>;
  /** The booking as a calendar file; null where it is not the user's. */
  readBookingCalendar(bookingId: string): Promise<string | null>;
  /** What the order's payment has come to; null where it is not the user's. */
  confirmOrder(orderId: string): Promise<Confirmation | null>;
  /** Told of every error that no page expects. */
  reportError(error: unknown): void;
}

/** How a request's state gets from Hono to the pages. */
export const { provideState, stateOf } = createRequestState<SiteState>();

export const define = createDefine<SiteState>();
