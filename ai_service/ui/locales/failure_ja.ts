import type { failureEn } from "./failure_en.ts";

/** The words of everything that can go wrong, in Japanese. */
export const failureJa: typeof failureEn = {
  codes: {
    network: "サービスに接続できませんでした。通信状況をご確認ください。",
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
    too_many_cards: "確認待ちの内容が多すぎます。先にそちらをお決めください。",
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
    payment_awaited: "このご注文は、すでに始まったお支払いをお待ちしています。",
    order_not_payable: "このご注文はお支払いいただけません。",
    payment_unavailable:
      "お支払いを始められませんでした。請求は行われていません。少し待ってからもう一度お試しください。",
    body_too_large: "長すぎるため送れませんでした。短くしてお試しください。",
    body_interrupted:
      "サービスを再起動しています。少し待ってからもう一度お送りください。",
    stopping:
      "サービスを再起動しています。少し待ってからもう一度お送りください。",
    run_failed: "回答を最後まで作成できませんでした。もう一度お試しください。",
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
    interrupted: "サービスの再起動のため中断しました。もう一度お送りください。",
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
};
