import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import type { Messages } from "./en.ts";
import { legalJa } from "./legal_ja.ts";
import { paymentJa } from "./payment_ja.ts";
import { resultsJa } from "./results_ja.ts";
import { settingsJa } from "./settings_ja.ts";

/** Every string of the chat site in Japanese. */
export const ja: Messages = {
  brand: PRODUCT_NAME.ja,
  tagline: "話すだけで、用がすむ窓口",
  skipToContent: "本文へ移動",
  languageSwitch: "表示言語",

  welcome: {
    title: "話しかけるだけで、用がすむ窓口。",
    signInHeading: "ログインしてはじめる",
    signedOut: "ログアウトしました。続けるには、もう一度ログインしてください。",
    today: "本日の営業",
    address: "場所",
    phone: "電話",
    signIn: {
      cancelled:
        "ログインを取りやめました。いつでももう一度お試しいただけます。",
      expired:
        "時間がたったため、ログインを終了しました。もう一度お試しください。",
      elsewhere:
        "ログインが別のブラウザーに戻りました。このブラウザーで、もう一度ログインしてください。",
      failed:
        "ログインできませんでした。もう一度お試しいただくか、別の方法でログインしてください。",
    },
    withGoogle: "Google でログイン",
    withLine: "LINEでログイン",
    say: "話す",
    quote: (example) => `「${example}」`,
    check: "確かめる",
    done: "完了",
    doneWords: "承認すると、すぐにお店へ届きます。",
  },

  legal: legalJa,

  settings: settingsJa,

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

  tool: {
    details: "くわしく",
    unknown: {
      running: (name) => `${name} を実行しています…`,
      succeeded: (name) => `${name} が終わりました`,
      failed: (name) => `${name} はうまくいきませんでした`,
    },
    names: {
      booking_services: {
        running: "メニューを確認しています…",
        succeeded: "メニューを確認しました",
        failed: "メニューを確認できませんでした",
      },
      booking_slots: {
        running: "空き時間を確認しています…",
        succeeded: "空き時間を確認しました",
        failed: "空き時間を確認できませんでした",
      },
      booking_list: {
        running: "ご予約を確認しています…",
        succeeded: "ご予約を確認しました",
        failed: "ご予約を確認できませんでした",
      },
      booking_get: {
        running: "ご予約の内容を確認しています…",
        succeeded: "ご予約の内容を確認しました",
        failed: "ご予約の内容を確認できませんでした",
      },
      booking_create: {
        running: "予約しています…",
        succeeded: "予約しました",
        failed: "予約できませんでした",
      },
      booking_update: {
        running: "予約を変更しています…",
        succeeded: "予約を変更しました",
        failed: "予約を変更できませんでした",
      },
      booking_delete: {
        running: "予約を取り消しています…",
        succeeded: "予約を取り消しました",
        failed: "予約を取り消せませんでした",
      },
      business_info: {
        running: "お店の案内を見ています…",
        succeeded: "お店の案内を見ました",
        failed: "お店の案内を確認できませんでした",
      },
      order_cancel: {
        running: "注文を取り消しています…",
        succeeded: "注文を取り消しました",
        failed: "注文を取り消せませんでした",
      },
      product_list: {
        running: "商品を見ています…",
        succeeded: "商品を見ました",
        failed: "商品を確認できませんでした",
      },
      product_get: {
        running: "商品の詳細を見ています…",
        succeeded: "商品の詳細を見ました",
        failed: "商品の詳細を確認できませんでした",
      },
      order_create: {
        running: "注文しています…",
        succeeded: "注文しました",
        failed: "注文できませんでした",
      },
      order_list: {
        running: "ご注文を確認しています…",
        succeeded: "ご注文を確認しました",
        failed: "ご注文を確認できませんでした",
      },
      order_get: {
        running: "ご注文の内容を確認しています…",
        succeeded: "ご注文の内容を確認しました",
        failed: "ご注文の内容を確認できませんでした",
      },
      order_receipt: {
        running: "領収書を確認しています…",
        succeeded: "領収書を確認しました",
        failed: "領収書を確認できませんでした",
      },
      form_list: {
        running: "フォームを探しています…",
        succeeded: "フォームを探しました",
        failed: "フォームを確認できませんでした",
      },
      form_get: {
        running: "フォームを開いています…",
        succeeded: "フォームを開きました",
        failed: "フォームを開けませんでした",
      },
      form_submit: {
        running: "フォームを送信しています…",
        succeeded: "フォームを送信しました",
        failed: "フォームを送信できませんでした",
      },
    },
  },

  results: resultsJa,
  payment: paymentJa,

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

  failure: {
    codes: {
      network: "窓口に接続できませんでした。",
      not_signed_in: "ログアウトされています。もう一度ログインしてください。",
      run_in_progress:
        "まだ回答を作成しています。お待ちいただくか、停止してください。",
      has_approved_write:
        "この部分には承認済みの内容があるため、変更できません。新しいメッセージをお送りください。",
      nothing_to_regenerate: "お答えするメッセージがまだありません。",
      too_far_back: "このメッセージは古いため、変更できません。",
      too_many_branches:
        "この会話は変更の回数が上限に達しました。新しい会話をお始めください。",
      already_decided: "すでに決定済みです。決まった内容を表示しています。",
      card_changed: "内容が変わりました。もう一度ご確認ください。",
      approval_expired: "有効期限が切れました。もう一度お申しつけください。",
      not_found: "この会話はもうありません。",
      invalid_input: "内容をご確認のうえ、もう一度お試しください。",
      conflict: "その間に会話の内容が変わりました。もう一度お試しください。",
      confirmation_pending:
        "前回の内容が完了したかどうかを確認中です。結果をお待ちください。",
      too_many_cards:
        "確認待ちの内容が多すぎます。先にそちらをお決めください。",
      not_an_answer: "評価できるのは回答だけです。",
      rate_limited:
        "短い間に操作が続きました。少し待ってから、もう一度お試しください。",
      too_many_conversations:
        "会話の数が上限に達しました。不要な会話を削除して、もう一度お試しください。",
      tool_unavailable:
        "ただいまお店に確認できませんでした。少し待ってから、もう一度お試しください。",
      store_unavailable:
        "ただいまサービスをご利用いただけません。少し待ってから、もう一度お試しください。",
      preview_unavailable:
        "ただいまお店に確認できませんでした。少し待ってから、もう一度お試しください。",
      already_paid: "このご注文はお支払い済みです。",
      payment_awaited:
        "このご注文は、すでに始まったお支払いをお待ちしています。",
      order_not_payable: "このご注文はお支払いいただけません。",
      payment_unavailable:
        "お支払いを始められませんでした。請求は行われていません。少し待ってからもう一度お試しください。",
      body_too_large: "長すぎるため送れませんでした。短くしてお試しください。",
      body_interrupted:
        "サービスを再起動しています。少し待ってからもう一度お送りください。",
      stopping:
        "サービスを再起動しています。少し待ってからもう一度お送りください。",
      run_failed:
        "回答を最後まで作成できませんでした。もう一度お試しください。",
      model_busy:
        "AIモデルが混み合っていて、回答できませんでした。少し待ってから、もう一度お試しください。",
      model_not_configured:
        "AIモデルの設定に問題があり、いまは回答できません。お店の担当者にお知らせください。",
      model_too_long:
        "この会話は長くなりすぎて、AIモデルが扱えません。新しい会話を始めてください。",
      model_refused:
        "AIモデルの提供元の規則により、この内容には回答できません。別の言い方でおたずねください。",
      model_timed_out:
        "AIモデルの応答に時間がかかりすぎたため、中断しました。もう一度お試しください。",
      model_broke_off: "AIモデルとの接続が切れました。もう一度お試しください。",
      model_unreadable:
        "AIモデルの応答を読み取れませんでした。設定の問題と思われますので、お店の担当者にお知らせください。",
      interrupted:
        "サービスの再起動のため中断しました。もう一度お送りください。",
      outcomes_not_answered:
        "お返事を作れませんでした。結果は上のカードに表示されます。",
      handed_over:
        "サービスの再起動のため中断しました。承認いただいた内容はこのまま処理され、結果はここに表示されます。",
    },
    unknown: "こちらで問題が起きました。",
    kept: "入力した文章は入力欄に残っています。",
    retry: "もう一度試す",
    signIn: "ログイン",
    dismiss: "閉じる",
    reference: (requestId) => `お問い合わせ番号：${requestId}`,
  },

  conversations: {
    heading: "会話",
    open: "会話の一覧を開く",
    close: "閉じる",
    create: "新しい会話",
    empty: "会話はここに並びます。",
    untitled: "無題",
    more: "さらに表示",
    rename: "名前を変更",
    renameOf: (title) => `「${title}」の名前を変更`,
    remove: "削除",
    removeOf: (title) => `「${title}」を削除`,
    titleLabel: "会話の名前",
    save: "保存",
    cancel: "キャンセル",
    removeHeading: "この会話を削除しますか？",
    removeLead: (title) =>
      `「${title}」は元に戻せません。すでに確定した予約はそのまま残ります。`,
    failed: "うまくいきませんでした。もう一度お試しください。",
    account: "アカウント",
    signOut: "ログアウト",
  },

  errors: {
    notFoundTitle: "ここには何もありません",
    notFoundLead:
      "ページまたは会話が見つからないか、あなたのものではありません。",
    title: "問題が起きました",
    lead: "こちらの不具合です。少し待ってから、もう一度お試しください。",
    home: "窓口へ戻る",
  },
};
