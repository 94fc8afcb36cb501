import { words } from "./words.ts";

/** Words of the page on which operations are tried. */
export const trialWords = words({
  title: "試す",
  lead:
    "お客様ができる操作を、テスト用のお客様として試します。本物のお客様にはなれません。",
  done: {},
  real:
    "「実行」は本当に実行されます。テスト用のお客様の予約は枠を、注文は在庫を取ります。終わったら取り消してください。だれが試したかは監査記録に残ります。",
  operation: "操作",
  choose: "選ぶ",
  customer: "テスト用のお客様",
  none: "（指定しない）",
  yes: "はい",
  no: "いいえ",
  required: "必須",
  json: "JSON で",
  noArguments: "この操作に入力はありません。",
  example: (text: string) => `例：${text}`,
  preview: "プレビュー",
  run: "実行",
  refused: "送れませんでした",
  request: "リクエスト",
  token: "テスト用のお客様のトークン（この画面では要りません）",
  response: "レスポンス",
  status: (code: number) => `HTTP ${code}`,
  audit: "監査記録",
  notAudited:
    "お客様の読み取りとプレビューは監査記録に残りません。残るのは、あなたが試したことです。",
  byYou: "あなたの記録",
  byCustomer: "テスト用のお客様の記録",
}, {
  title: "Try it",
  lead:
    "Try what customers can do, as a test customer. Nobody can act as a real customer.",
  done: {},
  real:
    "“Run” really does it: a test customer's booking takes a place and an order takes stock. Cancel them afterwards. The audit keeps who tried what.",
  operation: "Operation",
  choose: "Choose",
  customer: "Test customer",
  none: "(not given)",
  yes: "Yes",
  no: "No",
  required: "required",
  json: "as JSON",
  noArguments: "This operation takes no input.",
  example: (text) => `e.g. ${text}`,
  preview: "Preview",
  run: "Run",
  refused: "Not sent",
  request: "Request",
  token: "a token of the test customer (not needed on this page)",
  response: "Response",
  status: (code) => `HTTP ${code}`,
  audit: "Audit",
  notAudited:
    "What customers read or preview is not in the audit. That you tried it is.",
  byYou: "Your entry",
  byCustomer: "The test customer's entry",
});

export type TrialWords = typeof trialWords["ja"];
