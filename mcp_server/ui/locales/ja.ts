import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import type { Text } from "./text.ts";

export const ja: Text = {
  product: PRODUCT_NAME.ja,
  site: "お店の管理",
  skipToContent: "本文へ移動",
  leave: "保存していない変更があります。保存せずに進みますか。",
  language: "言語",
  mainMenu: "メニュー",
  signOut: "ログアウト",
  roles: {
    owner: "オーナー",
    admin: "管理者",
    stylist: "スタイリスト",
    viewer: "閲覧のみ",
  },

  signIn: {
    title: "スタッフのログイン",
    lead: "予約の確認は、お店のGoogleアカウントでログインしてください。",
    withGoogle: "Googleでログイン",
    whoGetsIn: "お店から許可されたアカウントだけが入れます。",
    cancelled: "ログインは取り消されました。もう一度お試しください。",
    failed:
      "ログインを完了できませんでした。時間がたちすぎたか、別のタブで始めたログインかもしれません。もう一度お試しください。",
  },
  noAccess: {
    title: "このアカウントでは入れません",
    lead:
      "Googleでの確認はできましたが、このアカウントはお店の管理を許可されていません。",
    whatToDo:
      "お店のオーナーに、アカウントの登録を頼んでください。お客様のご予約はチャットの窓口から承ります。",
    otherAccount: "別のアカウントでログイン",
  },
  bookings: {
    title: "予約",
    ranges: {
      today: "今日",
      week: "7日間",
      upcoming: "これから",
      past: "過去",
    },
    rangeLabel: "期間",
    statuses: {
      requested: "申し込み",
      confirmed: "確定",
      cancelled: "取り消し",
      completed: "来店済み",
      no_show: "無断キャンセル",
    },
    statusLabel: "状態",
    anyStatus: "すべて",
    today: "今日",
    tomorrow: "明日",
    yesterday: "昨日",
    now: "ただいま",
    todayIs: (day) => `今日は${day}`,
    pages: "ページ",
    count: (bookings) => `${bookings}件`,
    countOnThisPage: (bookings) => `このページに${bookings}件`,
    unknownCustomer: "お名前なし",
    createdBy: { "ai-service": "チャット", mcp: "店頭" },
    timeZone: (name) => `時刻は${name}`,
    next: "次のページ",
    backToStart: "最初のページ",
    empty: {
      today: "今日の予約はありません",
      week: "これから7日間の予約はありません",
      upcoming: "これからの予約はありません",
      past: "過去の予約はありません",
    },
    emptyWithStatus: "この状態の予約はありません",
    emptyHint: "チャットで予約が入ると、ここに並びます。",
    showAll: "すべての状態を表示",
  },
  docs: {
    title: "API",
    lead:
      "それぞれの操作は REST の経路です。利用者向けのものは /mcp にある Model Context Protocol のツールでもあり、名前も規則も応答も同じです。",
    tokens:
      "信頼された AI サービスのトークン（その操作のスコープつき）と JSON を送ります。Idempotency-Key をつけた書き込みは、送り直しても一度しか行われません。",
    document: "OpenAPI 文書",
    operations: "操作",
    read: "読み取り",
    write: "書き込み",
    scope: "スコープ",
    serviceOnly: "サービス専用",
    tool: "MCP ツール",
    field: "項目",
    type: "型",
    required: "必須",
    optional: "任意",
    noFields: "空のオブジェクトを送ります。",
    example: "例",
    answer: "応答",
    refusals: "断りの応答",
    refusalsLead:
      "断りの応答はすべて同じ形です。error、code、requestId と、ときに details があります。",
    status: "ステータス",
    code: "コード",
    meaning: "意味",
  },
  problems: {
    notFound: "ページが見つかりません",
    notFoundLead: "アドレスが変わったか、入力に誤りがあるかもしれません。",
    badRequest: "表示できませんでした",
    badRequestLead:
      "アドレスの一部が正しくないようです。予約の一覧から開き直してください。",
    forbidden: "この役割では見られません",
    forbiddenLead:
      "あなたの役割では、このページを見られません。見る必要があるときは、お店のオーナーにご相談ください。",
    tooLarge: "一度に送れる量を超えています",
    tooLargeLead:
      "一度に送れる量を超えたため、何も変更していません。前のページに戻り、短くしてからもう一度送ってください。",
    tooManyLead:
      "短い時間に操作が続きました。少し待ってから、もう一度お試しください。",
    failed: "うまくいきませんでした",
    failedLead: "こちらの不具合です。少し待ってから、もう一度お試しください。",
    unavailable: "ただいま表示できません",
    unavailableLead:
      "ただいまデータベースにつながりません。少し待ってから、もう一度お試しください。",
    backToBookings: "予約の一覧へ",
  },
};
