import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import type { ChatMessages } from "./chat_en.ts";
import { failureJa } from "./failure_ja.ts";
import { ownJa } from "./own_ja.ts";
import { paymentJa } from "./payment_ja.ts";
import { resultsJa } from "./results_ja.ts";
import { toolJa } from "./tool_ja.ts";

/** The words of the chat in Japanese, which its islands need in the browser. */
export const chatJa: ChatMessages = {
  brand: PRODUCT_NAME.ja,

  chat: {
    title: "チャット",
    newTitle: "新しい会話",
    transcript: "会話",
    you: "あなた",
    assistant: PRODUCT_NAME.ja,
    offlineModel: "オフラインモデル",
    offlineModelLead:
      "AIサービスに接続していないため、内蔵の小さなモデルが応答しています。このお店の用件を日本語と英語で理解し、費用はかかりません。",
    emptyLead: "話すように書いてください。次の例も試せます。",
    stoppedHere: "ここで停止しました。",
    failedHere: "この回答は途中で終わりました。",
    toNewest: "最新のメッセージへ",
    earlier: "以前のメッセージを表示",
    later: "これより後のメッセージを表示",
  },

  message: {
    copy: "コピー",
    copied: "コピーしました",
    up: "よい回答",
    down: "よくない回答",
    regenerate: "もう一度回答する",
    edit: "このメッセージを書き直す",
    editLead: "これより後の会話は新しい回答に替わります。",
    version: (when) => `${when}までの内容を見る`,
  },

  composer: {
    label: "メッセージ",
    placeholder: "メッセージを入力",
    send: "送信",
    stop: "停止",
    keys: "Enter で送信、Shift + Enter で改行",
    tooEarly: "回答が終わると送信できます。",
    waiting: "メッセージを送ると、確認待ちの内容は取りやめになります。",
    tooLong: (limit) => `メッセージは${limit}文字以内で入力してください。`,
  },

  status: {
    idle: "",
    sending: "送信しています",
    running: "回答を作成しています",
    waiting: {
      slow: "AIモデルの応答に時間がかかっています。もう少しお待ちください",
      retry: "AIモデルから応答がないため、もう一度問い合わせています",
    },
    stopping: "停止しています",
    reconnecting: "接続が切れました。再接続しています",
    completed: "",
    awaiting_approval: (titles) => `ご確認をお待ちしています：${titles}`,
    comma: "、",
    stopped: "停止しました",
    failed: "うまくいきませんでした",
  },

  tool: toolJa,

  results: resultsJa,

  payment: paymentJa,
  own: ownJa,

  approval: {
    approve: "承認する",
    change: "変更する",
    decline: "やめる",
    review: "変更を確かめる",
    keepAsIs: "変更しない",
    expires: (time) => `${time} まで有効`,
    deciding: "送信しています…",
    states: {
      pending: "確認待ち",
      approved: "確認中",
      rejected: "取りやめ",
      done: "完了",
      failed: "できませんでした",
      unconfirmed: "確認できませんでした",
      expired: "期限切れ",
    },
    done: {
      booking_create: "ご予約を受け付けました",
      booking_update: "ご予約を変更しました",
      booking_delete: "ご予約を取り消しました",
      order_create: "ご注文を受け付けました",
      order_cancel: "ご注文を取り消しました",
      form_submit: "フォームを提出しました",
    },
    askShop: "もう一度お試しになる前に、お店へご確認ください。",
    badField: "この内容ではお受けできません。ご確認ください。",
    yes: "はい",
    no: "いいえ",
  },

  failure: failureJa,

  conversations: {
    heading: "会話",
    open: "会話の一覧を開く",
    close: "閉じる",
    create: "新しい会話",
    empty: "会話はここに並びます。",
    untitled: "無題",
    more: "さらに表示",
    actions: "その他の操作",
    actionsOf: (title) => `「${title}」の操作`,
    rename: "名前を変更",
    exportMarkdown: "テキストで保存 (Markdown)",
    exportJson: "データで保存 (JSON)",
    remove: "削除",
    removing: (title) =>
      `「${title}」を10秒後に削除します。その前にタブを閉じると残ります。`,
    undo: "元に戻す",
    recency: {
      today: "今日",
      yesterday: "昨日",
      week: "過去7日間",
      earlier: "それ以前",
    },
    search: "会話を検索",
    searching: "検索しています…",
    found: (count, isMore) =>
      count === 0
        ? isMore ? "ここまでには見つかりません。" : "見つかりません。"
        : `${count}件${isMore ? "以上" : ""}見つかりました`,
    searchOn: "さらに前を検索",
    titleLabel: "会話の名前",
    save: "保存",
    cancel: "キャンセル",
    account: "アカウント",
    settings: "設定",
    signOut: "ログアウト",
  },

  shortcuts: {
    title: "キー操作",
    names: {
      create: "新しい会話",
      search: "会話を検索",
      write: "メッセージを入力",
      stop: "回答を停止",
      previous: "一つ上の会話",
      next: "一つ下の会話",
      help: "この一覧",
    },
    send: "メッセージを送信",
    newLine: "改行",
    never: "キー一つで承認されることはありません。",
    use: "一文字のキーを使う",
    close: "閉じる",
  },
};
