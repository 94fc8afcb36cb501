import type { Bilingual, Locale } from "../shared/ui/locale.ts";

/** A text that is true only where the MCP server has all these tools. */
export interface Offer {
  needs: readonly string[];
  text: Bilingual;
}

/** The offers that are true with these tools, in that language. */
export function offered(
  offers: readonly Offer[],
  tools: ReadonlySet<string>,
  locale: Locale,
): string[] {
  return offers.filter(({ needs }) => needs.every((name) => tools.has(name)))
    .map(({ text }) => text[locale]);
}

/** The trade, as a part of a sentence. */
export const TRADE: Bilingual = {
  ja: "物販もある美容室",
  en: "a salon with a shop",
};

/** The heading of an empty conversation. */
export const GREETING: Bilingual = {
  ja: "ご用件をどうぞ",
  en: "What can we do for you?",
};

/** The sentence under the landing page's heading: the first that is true. */
export const LEADS: readonly Offer[] = [
  {
    needs: ["booking_slots", "booking_create", "booking_update"],
    text: {
      ja:
        "予約も、変更も、空き時間の確認も、ふだんの言葉でどうぞ。あなたが承認するまで、予約は確定しません。",
      en:
        "Book a visit, move it, or ask what is free, in your own words. Nothing is booked before you say yes.",
    },
  },
  {
    needs: [],
    text: {
      ja: "ふだんの言葉でどうぞ。あなたが承認するまで、何も確定しません。",
      en: "Ask in your own words. Nothing is done before you say yes.",
    },
  },
];

/** The landing page's sentence about approval: the first that is true. */
export const CHECKS: readonly Offer[] = [
  {
    needs: ["booking_create"],
    text: {
      ja: "メニュー、日時、料金を画面で確認できます。",
      en: "You see what will happen: service, time and price.",
    },
  },
  {
    needs: [],
    text: {
      ja: "これから行う内容を画面で確認できます。",
      en: "You see what will happen before it does.",
    },
  },
];

/** Example questions. The first that are true are shown. */
export const EXAMPLES: readonly Offer[] = [
  {
    needs: ["booking_services", "booking_slots", "booking_create"],
    text: {
      ja: "金曜の15時にカットを予約して",
      en: "Book a haircut on Friday at 3pm",
    },
  },
  {
    needs: ["booking_services"],
    text: {
      ja: "どんなメニューがありますか？",
      en: "What services do you offer?",
    },
  },
  {
    needs: ["booking_services", "booking_slots"],
    text: {
      ja: "明日の空き時間を教えて",
      en: "Which times are free tomorrow?",
    },
  },
  {
    needs: ["booking_services", "booking_list"],
    text: { ja: "予約を確認したい", en: "Show my bookings" },
  },
  {
    needs: ["product_list"],
    text: { ja: "どんな商品がありますか？", en: "What products do you sell?" },
  },
  {
    needs: ["product_list", "order_create"],
    text: {
      ja: "モイストシャンプーを1本注文したい",
      en: "Order a bottle of the moist shampoo",
    },
  },
  {
    needs: [],
    text: { ja: "何ができますか？", en: "What can you help me with?" },
  },
];

/** Something that customers have done for them; for the prompt, which is in English. */
export interface Job {
  /** The thing it is about, in the plural. */
  about: string;
  /** The effect of each tool: a verb and, where it changes something, its participle. */
  verbs: Readonly<Record<string, readonly [does: string, done?: string]>>;
}

export const JOBS: readonly Job[] = [
  {
    about: "appointments",
    verbs: {
      booking_create: ["book", "booked"],
      booking_update: ["change", "changed"],
      booking_delete: ["cancel", "cancelled"],
    },
  },
  {
    about: "products",
    verbs: {
      product_list: ["look at"],
      order_create: ["order", "ordered"],
      order_cancel: ["cancel an order of", "cancelled"],
    },
  },
  {
    about: "forms",
    verbs: { form_submit: ["fill in", "sent"] },
  },
];

/** The trade's words, for the offline model's reader, which knows no others. */
export const TRADE_WORDS = {
  /** Words for the same thing: where a name has one, the others do as well. */
  synonyms: [
    [
      "カット",
      "ヘアカット",
      "ヘアーカット",
      "散髪",
      "髪を切りたい",
      "髪を切って",
      "髪を切る",
      "髪切りたい",
      "髪切って",
      "切りたい",
      "カットのみ",
      "カットだけ",
      "髪カット",
      "髪の毛を切りたい",
      "髪の毛切りたい",
      "髪を切り",
      "通常カット",
      "切ってほしい",
      "切って欲しい",
      "切ってもらいたい",
      "切ってもらい",
      "切ってもらえ",
      "切っていただ",
      "髪の毛切って",
      "髪を切ってもらい",
    ],
    [
      "haircut",
      "cut",
      "trim",
      "hair cut",
      "hair trim",
      "hair-cut",
      "hair chopped",
      "hair cutted",
      "hair trimmed",
      "my ends trimmed",
      "ends trimmed",
      "chop",
      "hair cutting",
      "my hair cut",
      "cut my hair",
      "just a cut",
      "hircut",
    ],
    [
      "前髪カット",
      "前髪",
      "前髪のカット",
      "前髪だけ",
      "バングカット",
      "前髪を切りたい",
      "前髪切りたい",
      "前髪だけカット",
      "前髪だけ切りたい",
      "前髪カットだけ",
      "前髪カットのみ",
      "前髪のみ",
      "前髪だけのカット",
      "前髪を切って",
      "前髪切って",
      "前髪だけ切って",
      "前髪ちょっと切って",
    ],
    [
      "bangs trim",
      "bangs",
      "fringe trim",
      "fringe",
      "fringe cut",
      "bangs cut",
      "bang trim",
      "bang",
      "bangs trimmed",
      "fringe trimmed",
      "my fringe trimmed",
      "my bangs trimmed",
      "trim my bangs",
      "cut my bangs",
      "trim my fringe",
    ],
    [
      "カラー",
      "ヘアカラー",
      "ヘアーカラー",
      "カラーリング",
      "毛染め",
      "白髪染め",
      "髪を染めたい",
      "髪を染めて",
      "髪を染める",
      "髪染め",
      "染めたい",
      "染めて",
      "髪の毛を染めたい",
      "リタッチ",
      "根元カラー",
    ],
    [
      "hair color",
      "color",
      "colour",
      "hair colour",
      "coloring",
      "colouring",
      "hair coloring",
      "hair colouring",
      "dye",
      "hair dye",
      "dye job",
      "roots done",
      "my roots done",
      "root touch up",
      "root touch-up",
      "roots touched up",
      "color job",
      "colour job",
      "my hair colored",
      "my hair coloured",
      "my hair dyed",
      "dye my hair",
      "color my hair",
      "colour my hair",
      "hair dyed",
      "root touch-up",
    ],
    [
      "パーマ",
      "パーマネント",
      "ウェーブパーマ",
      "デジパー",
      "パーマをかけたい",
      "パーマかけたい",
    ],
    ["perm", "hair perm", "permanent wave", "my hair permed"],
    [
      "ヘッドスパ",
      "ヘッド・スパ",
      "スパ",
      "ヘッドマッサージ",
      "頭皮マッサージ",
      "頭のマッサージ",
    ],
    [
      "head spa",
      "headspa",
      "spa",
      "scalp massage",
      "head massage",
      "scalp spa",
      "spa treatment",
      "scalp treatment",
      "spa session",
      "hair spa",
      "head-spa",
    ],
    [
      "着付け",
      "着付",
      "着物の着付け",
      "着物",
      "きつけ",
      "着物着付け",
      "浴衣の着付け",
      "振袖の着付け",
    ],
    [
      "kimono dressing",
      "kimono",
      "kimono fitting",
      "dressing in a kimono",
      "kimono wearing",
      "yukata dressing",
      "dressed in a kimono",
    ],
    ["櫛", "くし", "コーム", "ぐし", "クシ", "グシ"],
    ["椿", "つばき"],
    ["ヘアオイル", "髪用オイル", "ヘアーオイル"],
    ["ヘアタオル", "ヘアータオル", "タオル"],
    ["ワックス", "ヘアワックス", "ヘアーワックス"],
    ["モイスト", "しっとり", "モイスチャー", "保湿"],
    [
      "moist",
      "moisture",
      "moisturizing",
      "moisturising",
      "moisturizer",
      "hydrating",
    ],
    ["volume", "volumizing", "volumising"],
    ["速乾", "クイックドライ"],
    ["quick-dry", "quick dry", "quick drying", "quick-drying", "fast drying"],
    ["camellia hair oil", "camellia oil", "tsubaki oil", "tsubaki hair oil"],
    ["natural wax", "natural hair wax"],
    ["scalp brush", "scalp massager", "shampoo brush"],
    [
      "カウンセリングシート",
      "カウンセリング",
      "問診票",
      "初回シート",
      "初回のシート",
      "初回の用紙",
      "初回の書類",
      "カルテ",
    ],
    [
      "counselling sheet",
      "first-visit form",
      "first visit form",
      "first-visit sheet",
      "first-time form",
      "first time form",
      "new client form",
      "new customer form",
      "first visit sheet",
      "counseling sheet",
      "counselling form",
      "counseling form",
      "intake form",
      "intake sheet",
      "consultation sheet",
      "consultation form",
    ],
    [
      "パッチテスト同意書",
      "パッチテスト",
      "アレルギー同意書",
      "アレルギー確認",
      "アレルギーチェック",
      "アレルギーの同意書",
      "カラー前の同意書",
      "カラーの同意書",
      "カラー同意書",
    ],
    [
      "patch test consent",
      "patch test form",
      "patch test",
      "consent form",
      "allergy form",
      "allergy check",
      "allergy consent",
      "allergy sheet",
      "consent form for coloring",
      "consent form for colouring",
      "consent form for color",
      "consent form for colour",
      "colour consent",
      "color consent",
    ],
    [
      "アンケート",
      "来店アンケート",
      "ご意見フォーム",
      "感想フォーム",
      "感想",
      "来店の感想",
      "口コミ",
      "レビュー",
    ],
    [
      "how was your visit?",
      "feedback form",
      "leave feedback",
      "leave a feedback",
      "give feedback",
      "feedback",
      "survey",
      "questionnaire",
      "visit survey",
      "visit feedback",
      "how was your visit",
      "review",
      "leave a review",
      "write a review",
      "tell you about my visit",
      "tell you how my visit went",
      "tell you how my visit was",
    ],
  ],
  /** Verbs of the plainest service: behind a narrower one they mean that one. */
  verbs: "^(?:切|き[っりる]|trim|cut|chop|snip)",
  /** Services of a part of what the plainest one is for. */
  narrower: /^(?:前髪|(?:my )?(?:bangs?|fringes?)$)/,
  /** Rows of the reader's lexicon that only this trade needs. */
  rows: {
    "ja": {
      "act": {
        "come": "施術を受け",
      },
      "noun": {
        "service": "施術|施術メニュー",
        "stylist": "美容師|美容師さん",
      },
      "ask": {
        "howlong": "施術時間",
      },
      "unsupported": {
        "home_visit": "訪問美容|出張カット",
      },
      "filler": {
        "1":
          "美容室|サロン|パサつく|ぱさつく|パサパサ|パサパサで|パサつき|ぱさぱさ|広がる|まとまらない|うねる|うねって|傷んだ|乾燥肌|乾燥して|乾燥する|猫っ毛",
      },
      "context": {
        "work":
          "うっとうしい|うっとおしい|鬱陶しい|うざい|邪魔|じゃま|邪魔で|目にかかって|目にかかる|目に入って|目に入る|伸びすぎ|伸びすぎて|のびすぎ|ボサボサ|ぼさぼさ|もっさり|ぼーぼー|まとまらな|広がって|プリン状態|プリンになって|色落ち|色が落ち|色が抜け|傷んでき|傷んで",
      },
      "note": {
        "style":
          "ゆるふわ|ゆるめ|ふんわり|ふわふわ|肩につくくらい|肩につくぐらい|肩につく長さ|肩くらい|肩ぐらい|肩上|肩下|顎ライン|あごライン|ボブ|ショートボブ|レイヤー|ウルフ|マッシュ|ベリーショート|切りっぱなし|段を入れて|巻き髪|くるくる|明るめ|暗め|アッシュ系|ベージュ系|外ハネ|内巻き|毛先を揃える|毛先をそろえる|毛先だけ|揃える程度|揃えるくらい|そろえる程度|伸ばし中",
      },
    },
    "en": {
      "act": {
        "move": "bring my haircut",
      },
      "noun": {
        "product":
          "hair products|haircare|hair care|hair care products|haircare products|hair product",
        "stylist":
          "hairdresser|hairdressers|hair stylist|hair stylists|hairstylist|hairstylists",
        "visit": "visit to the salon",
      },
      "topic": {
        "hours": "salon hours|salon open|is the salon open",
        "place": "where is the salon|where is your salon|where's the salon",
        "access": "reach the salon|get to the salon|get to your salon",
        "payment": "pay at the salon",
        "name": "name of the salon|salon's name|salon name|name of your salon",
      },
      "social": {
        "greet": "dear salon",
      },
      "note": {
        "health": "wheelchair",
        "style":
          "loose waves|soft waves|beach waves|beachy waves|loose curls|soft curls|tight curls|shoulder length|shoulder-length|chin length|chin-length|a bob|into a bob|long layers|some layers|a few layers|with layers|feathered|choppy ends|a bit lighter|a bit darker|a shade lighter|a shade darker|ash tones|nothing too drastic|nothing drastic|just the ends|just a tidy up|just tidying up|growing it out|on the longer side|on the shorter side",
      },
      "unsupported": {
        "other": "wheelchair accessible|wheelchair access|pushchair",
      },
      "context": {
        "pickup": "at the salon",
        "work":
          "hair is a mess|my hair is a mess|hair is too long|hair's too long|hair has grown out|hair is all over the place",
      },
      "filler": {
        "1":
          "you put in my hair|you put in my hair last time|for damaged hair|salon|the salon|your salon|hair salon|hair|my hair|hair done|hair did",
      },
    },
  },
  /** Other words for what fields of forms ask, by a part of their label. */
  fields: [
    ["hair type", "hair type", "髪質", "hair"],
    [
      "last hair color",
      "last hair color",
      "last hair colour",
      "last color",
      "last colour",
      "last colored",
      "last coloured",
      "last dyed",
      "colored it last",
      "coloured it last",
      "最後にカラー",
      "最後に染め",
      "最後のカラー",
      "前回のカラー",
      "前回カラー",
      "前回染め",
    ],
  ],
  /** Other words for options of forms: a pattern of the label, and of what is said. */
  options: [
    [
      "^straight|^直毛",
      "ストレート|まっすぐ|サラサラ|さらさら|\\bpoker straight\\b",
    ],
    [
      "^wavy|^くせ毛",
      "天然パーマ|天パ|くせっ毛|癖毛|癖っ毛|くせが|クセが|癖が|くせあり|カールして|\\b(?:curly|curls|curled|waves|kinky|frizzy hair)\\b",
    ],
    [
      "^fine|^細く",
      "猫っ毛|ねこっ毛|猫毛|軟毛|細毛|細め|細い|柔らかい|やわらかい|柔らかめ|やわらかくて?ほそい|柔らかくて?細い|\\b(?:thin|thin and soft|soft and fine)\\b(?!ning)",
    ],
    [
      "^thick|^太く",
      "剛毛|硬毛|太め|硬め|太い|硬い|かたい|ごわごわ|\\b(?:wiry|thick|coarse)\\b",
    ],
    ["^dry|^乾燥", "パサパサ|ぱさぱさ|パサつ|乾燥|乾き|\\bdry\\b"],
    ["^frizz|^うねり", "うねり|うねる|広がり|広がる|\\bfrizzy?\\b"],
    [
      "^damage|^傷み",
      "ダメージ|枝毛|傷んで|痛み|傷んだ|\\b(?:damaged|split ends)\\b",
    ],
    [
      "^lack of volume|^ボリューム",
      "ぺたんこ|ぺちゃんこ|ボリューム|薄毛|\\b(?:flat|volume|thinning|limp)\\b",
    ],
    ["^grey|^白髪", "\\bgr[ae]ys?\\b|しらが"],
    [
      "^scalp|^頭皮",
      "かゆみ|かゆい|フケ|ふけ|\\b(?:itchy|itch|itches|dandruff)\\b",
    ],
    ["^hair dye|^ヘアカラー", "ジアミン|染料|\\bppd\\b"],
    ["^latex|^ラテックス", "ゴム手袋|\\brubber\\b"],
    ["^metal|^金属", "ニッケル|\\bnickel\\b"],
  ],
  /** Words that are in too many names to tell things apart. */
  common: [
    "hair",
    "髪",
    "ヘア",
    "first",
    "visit",
    "visited",
    "visiting",
    "test",
    "check",
    "your",
    "how",
    "was",
    "how was",
    "was your",
    "was your visit",
    "your visit",
    "how was your",
    "テスト",
    "確認",
    "初回",
    "allergy",
    "アレルギー",
    "dry",
    "dry hair",
    "quick",
    "natural",
    "ナチュラル",
    "来店",
    "ご来",
    "ご来店",
    "dressing",
    "sheet",
    "シート",
    "consent",
    "first-visit",
    "同意",
  ],
} as const;
