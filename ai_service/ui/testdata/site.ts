import type { User } from "../../auth/user.ts";
import { CHECKS, EXAMPLES, LEADS } from "../../business.ts";
import type { ConversationView } from "../../conversation/events.ts";
import { localeOf } from "../../../shared/ui/locale.ts";
import { SHOP } from "../../shop/test_shop.ts";
import { buildSite } from "../development.ts";
import { provideState, type SiteState } from "../state.ts";

const at = "2026-11-23T06:00:00.000Z";

/** Names of all the tools that the pages know. */
export const TOOLS: ReadonlySet<string> = new Set(
  [...LEADS, ...CHECKS, ...EXAMPLES].flatMap(({ needs }) => needs),
);

const hanako: User = {
  id: "usr_1",
  provider: "google",
  providerUserId: "1",
  email: "hanako@example.com",
  name: "佐藤 花子",
  pictureUrl: null,
  createdAt: at,
};

/** A conversation in which a booking waits for the person. */
export const waiting: ConversationView = {
  conversation: {
    id: "cnv_1",
    title: "金曜の15時にカットを予約して",
    createdAt: at,
    updatedAt: at,
  },
  messages: [
    {
      id: "01A",
      role: "user",
      text: "金曜の15時に<b>カット</b>を予約して",
      parts: [{ type: "text", text: "金曜の15時に<b>カット</b>を予約して" }],
      createdAt: at,
    },
    {
      id: "01B",
      role: "assistant",
      text: "15時は空いています。",
      parts: [
        {
          type: "tool",
          tool: {
            id: "t1",
            name: "booking_slots",
            args: { serviceId: "svc_1" },
            status: "succeeded",
            result: { slots: [] },
          },
        },
        { type: "text", text: "15時は空いています。" },
        {
          type: "approval",
          approval: {
            approvalId: "a1",
            revision: 1,
            state: "pending",
            tool: "booking_create",
            args: { serviceId: "svc_1", start: "2026-11-27T15:00:00+09:00" },
            title: "予約の確認",
            summary: "カットを予約します。",
            details: [{ label: "料金", value: "￥5,500" }],
            fields: [
              {
                path: "start",
                label: "日時",
                type: "choice",
                value: "2026-11-27T15:00:00+09:00",
                options: [
                  {
                    value: "2026-11-27T15:00:00+09:00",
                    label: "金曜日 15:00～16:00",
                  },
                  {
                    value: "2026-11-27T16:30:00+09:00",
                    label: "金曜日 16:30～17:30",
                  },
                ],
              },
              { path: "note", label: "備考", type: "long_text", value: null },
            ],
            expiresAt: "2026-11-24T06:00:00.000Z",
          },
        },
      ],
      createdAt: at,
      status: "awaiting_approval",
    },
  ],
  pendingApprovals: [],
  activeRunId: null,
  nextCursor: null,
};

/** The same conversation after the person's word and the answer to it. */
export const answered: ConversationView = {
  ...waiting,
  messages: [
    ...waiting.messages.map((message) => ({
      ...message,
      parts: message.parts.map((part) =>
        part.type === "approval"
          ? { ...part, approval: { ...part.approval, state: "done" as const } }
          : part
      ),
    })),
    {
      id: "01C",
      role: "assistant",
      text: "かしこまりました。",
      parts: [{ type: "text", text: "かしこまりました。" }],
      createdAt: at,
    },
  ],
};

/** Serves the site as it is in production from now on, as long as nothing was served yet. */
export function serveProduction(): void {
  pages ??= buildSite("production");
}

let pages: Promise<(request: Request) => Promise<Response>> | undefined;

/** The site's answer to a request of somebody who is signed in, unless `state` says otherwise. */
export async function visit(
  request: Request,
  state: Partial<SiteState> = {},
): Promise<Response> {
  pages ??= buildSite();
  provideState(request, {
    user: hanako,
    locale: localeOf(request),
    providers: ["google", "line"],
    hasPayments: true,
    hasNotices: true,
    offlineModel: false,
    timeZone: "Asia/Tokyo",
    requestId: "req_1",
    now: new Date("2026-11-24T03:00:00Z"),
    readShop: () => Promise.resolve(SHOP),
    readQuota: () => Promise.reject(new Error("Not asked for")),
    listSessions: () => Promise.resolve([]),
    readNoticeChoice: () => Promise.resolve(null),
    saveNoticeChoice: () => Promise.resolve(),
    listToolNames: () => Promise.resolve(TOOLS),
    listConversations: () =>
      Promise.resolve({ items: [waiting.conversation], nextCursor: null }),
    viewConversation: (id) =>
      Promise.resolve(id === waiting.conversation.id ? waiting : null),
    confirmPayment: () => Promise.resolve(null),
    readReceipt: () => Promise.resolve(null),
    readBookingCalendar: () => Promise.resolve(null),
    confirmOrder: () => Promise.resolve(null),
    reportError: () => {},
    ...state,
  });
  return await (await pages)(request);
}
