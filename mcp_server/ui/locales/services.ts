import { words } from "./words.ts";

/** Words of the page about the AI services whose tokens are accepted. */
export const serviceWords = words({
  title: "AI サービス",
  lead:
    "お客様に代わってここを使う AI サービスです。載っているもののトークンだけを受け入れます。",
  enabled: "受け入れ中",
  disabled: "停止中",
  fromEnvironment: "鍵は環境変数から",
  audience: "宛先（aud）",
  keys: "鍵",
  jwks: "JWKS の URL",
  none: "なし",
  lastUsed: "最後の利用",
  neverUsed: "まだ使われていません",
  scopes: "スコープ",
  userScopes: "お客様のために",
  serviceScopes: "サービスとして",
  changeScopes: "スコープを変える",
  saveScopes: "変える",
  changeKeys: "鍵を変える",
  changeKeysLead:
    "まず新しい鍵を足し、サービスがそれで署名し始めたら古い鍵を外します。外した鍵のトークンは 5 秒以内に通らなくなります。",
  addKeys: "足す公開鍵（PEM）",
  removeKeys: "外す鍵",
  saveKeys: "鍵を変える",
  disable: "止める",
  disableQuestion: (issuer: string) =>
    `${issuer} のトークンは、すぐに通らなくなります。お客様の予約や注文は残ります。`,
  enable: "受け入れを再開する",
  revoke: "トークンを失効させる",
  revokeQuestion: (issuer: string) =>
    `${issuer} がこれまでに発行したトークンは、すべてすぐに使えなくなります。取り消せません。新しいトークンは 30 秒ほどで使えます。`,
  revokeConfirm: "すべて失効させる",
  add: "AI サービスを信頼する",
  addLead:
    "そのサービスは、お客様の許可の範囲で、ここで選んだことだけができます。",
  issuer: "発行者（iss）",
  issuerHint: "トークンの iss と 1 文字もちがわないもの",
  keysHint: "PEM（SPKI）。いくつか続けて貼り付けられます",
  jwksHint:
    "鍵を配っている https のアドレス。PEM の代わりにも、併せても使えます",
  addConfirm: "信頼する",
  done: {
    add:
      "載せました。5 秒以内に、そのトークンを確かめ始めます。JWKS の URL の鍵は、最初のトークンが来たときに読みます。それまで、読めるかは分かりません。",
    changeScopes: "スコープを変えました。",
    changeKeys: "鍵を変えました。",
    disable: "止めました。",
    enable: "受け入れを再開しました。",
    revoke: "トークンをすべて失効させました。",
  },
}, {
  title: "AI services",
  lead:
    "The AI services that act for customers here. Only their tokens are accepted.",
  enabled: "Accepted",
  disabled: "Stopped",
  fromEnvironment: "Keys from the environment",
  audience: "Audience (aud)",
  keys: "Keys",
  jwks: "JWKS URL",
  none: "None",
  lastUsed: "Last used",
  neverUsed: "Not used yet",
  scopes: "Scopes",
  userScopes: "For customers",
  serviceScopes: "As a service",
  changeScopes: "Change scopes",
  saveScopes: "Change",
  changeKeys: "Change keys",
  changeKeysLead:
    "First add the new key; once the service signs with it, remove the old one. Tokens of a removed key are refused within 5 seconds.",
  addKeys: "Public keys to add (PEM)",
  removeKeys: "Keys to remove",
  saveKeys: "Change keys",
  disable: "Stop",
  disableQuestion: (issuer) =>
    `Tokens of ${issuer} are refused at once. What customers booked and ordered stays.`,
  enable: "Accept again",
  revoke: "Revoke tokens",
  revokeQuestion: (issuer) =>
    `All tokens that ${issuer} has issued until now are void at once. This cannot be undone. New tokens work after about 30 seconds.`,
  revokeConfirm: "Revoke all",
  add: "Trust an AI service",
  addLead:
    "It can do what you choose here, and no more than each customer allows it.",
  issuer: "Issuer (iss)",
  issuerHint: "Exactly as in the iss of its tokens",
  keysHint: "PEM (SPKI); several can follow one another",
  jwksHint: "The https address of its keys, in place of PEM or beside it",
  addConfirm: "Trust",
  done: {
    add:
      "Added. Its tokens are checked from within 5 seconds on. Keys of a JWKS URL are fetched with the first token; until then it is not known whether they can be.",
    changeScopes: "The scopes are changed.",
    changeKeys: "The keys are changed.",
    disable: "Stopped.",
    enable: "Accepted again.",
    revoke: "All tokens are revoked.",
  },
});

export type ServiceWords = typeof serviceWords["ja"];
