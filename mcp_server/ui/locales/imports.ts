import type { Locale } from "../../../shared/ui/locale.ts";
import { importValues } from "./import_values.ts";
import { words } from "./words.ts";

/** Words of the pages on which a file is imported. */
export const importWords = words({
  movingIn: "引っ越し",
  movingInLead:
    "これまでの台帳や予約システムから、お客様とこれからの予約を移します。今はお客様に連絡せず、予約前のリマインドだけを送ります。",
  titles: {
    product: "商品を CSV で取り込む",
    customer: "お客様を CSV で取り込む",
    booking: "予約を CSV で取り込む",
  } as Readonly<Record<string, string>>,
  lead:
    "まず「試す」で、何が起きるかを確かめてください。取り込むまで何も変わりません。同じファイルを何度送っても、二重にはなりません。途中で切れたときは、同じファイルをもう一度送ると続きから始まります。",
  columns: "列の名前（1 行目）",
  needsScript: "取り込むには、ブラウザの JavaScript が必要です。",
  file: "CSV ファイル",
  encoding: "文字コード",
  encodings: {
    auto: "自動",
    "utf-8": "UTF-8",
    shift_jis: "Shift_JIS（Excel）",
  } as Readonly<Record<string, string>>,
  trial: "試す",
  run: "取り込む",
  result: "結果",
  line: "行",
  column: "列と値",
  what: "内容",
  working: "読んでいます…",
  cutOff:
    "途中で切れました。同じファイルをもう一度送ると、続きから始まります。",
  refused: "取り込めませんでした。",
  trialDone: "試しました。まだ何も変わっていません。",
  runDone: "取り込みました。",
  unreadable:
    "ファイルを最後まで読めませんでした。下の表の理由を見て直し、もう一度送ってください。",
  counts: {
    added: "加える",
    changed: "変える",
    same: "同じ",
    wrong: "取り込めない行",
    skipped: "済んでいた行",
  } as Readonly<Record<string, string>>,
  more: "ほかにもあります。上から順に直してください。",
}, {
  movingIn: "Moving in",
  movingInLead:
    "Brings customers and bookings to come from the books or the system that you had. Nobody is notified now; reminders go out before each visit.",
  titles: {
    product: "Import products from CSV",
    customer: "Import customers from CSV",
    booking: "Import bookings from CSV",
  },
  lead:
    "Try it first to see what would happen; nothing changes until you import. However often you send a file, nothing is there twice. If it is cut off, send the same file again: it goes on where it stopped.",
  columns: "Names of the columns (first line)",
  needsScript: "Importing needs JavaScript in the browser.",
  file: "CSV file",
  encoding: "Encoding",
  encodings: {
    auto: "Found out",
    "utf-8": "UTF-8",
    shift_jis: "Shift_JIS (Excel)",
  },
  trial: "Try it",
  run: "Import",
  result: "Result",
  line: "Line",
  column: "Column and value",
  what: "What",
  working: "Reading…",
  cutOff:
    "It was cut off. Send the same file again: it goes on where it stopped.",
  refused: "It could not be imported.",
  trialDone: "This was a try. Nothing has changed yet.",
  runDone: "Imported.",
  unreadable:
    "The file could not be read to its end. The table below says why; please correct the file and send it again.",
  counts: {
    added: "To add",
    changed: "To change",
    same: "Same",
    wrong: "Lines left out",
    skipped: "Lines done before",
  },
  more: "There are more. Please start with these.",
});

/** What could stand there is said behind the sentence. */
const couldBe = words({
  example: (value: string) => `使える値：${value}`,
  allowed: (names: string) => `今あるもの：${names}`,
  columns: (names: string) => `まだない列：${names}`,
  quoted: (given: string) => `「${given}」`,
}, {
  example: (value) => `It can be: ${value}`,
  allowed: (names) => `Choose from: ${names}`,
  columns: (names) => `Columns not used yet: ${names}`,
  quoted: (given) => `“${given}”`,
});

/** What is said of a line of a file, by its reason. */
const remarkWords = words<Readonly<Record<string, string>>>({
  unknown_column: "この名前の列はないので、読みません。",
  same_column: "前の列と同じ列です。こちらの値を読みます。",
  missing_column: "この列が 1 行目にないので、要る行は取り込めません。",
  missing: "空です。入れてください。",
  does_not_fit: "この値は使えません。",
  twice_in_file: "同じものが、ファイルの前の行にもあります。",
  unknown_id: "この ID はありません。",
  name_ambiguous: "同じ名前のものがいくつもあります。ID を入れてください。",
  matched_by_name: "同じ名前のものを変えます。",
  stock_not_changed:
    "今ある商品の在庫は、ファイルでは変わりません。在庫のページで直してください。",
  maybe_same:
    "同じ電話番号かメールアドレスのお客様がもういます。名前がちがうので取り込みません。",
  known_customer: "もう登録されているお客様です。",
  unknown_service: "このメニューはありません。",
  unknown_resource: "この担当・席はないか、このメニューをしません。",
  unknown_customer: "お客様の名前がありません。",
  in_the_past: "過去の予約は取り込みません。",
  overlaps: "ほかの予約と重なります。",
  already_booked: "同じ予約がもうあります。",
  not_utf8: "UTF-8 として読めません。文字コードを選び直してください。",
  not_shift_jis: "Shift_JIS として読めません。文字コードを選び直してください。",
  not_text: "CSV のテキストではありません。",
  quote_not_closed: 'ここで始まる " が閉じていません。ここから先は読めません。',
  cell_too_long: "長すぎる値があります。ここから先は読めません。",
  too_many_columns: "1 行目の列が多すぎます。60 まで読めます。",
  too_many_cells:
    '1 行目より列が多い行で、この値があふれています。「,」の入った値は、"1,000" のように囲んでください。',
  no_columns: "1 行目に列の名前がありません。",
  column_twice: "同じ名前の列が 2 つあります。",
  file_too_large: "ファイルが大きすぎます。ここから先は読めません。",
}, {
  unknown_column: "No column is called so; it is not read.",
  same_column: "An earlier column means the same; this one is read.",
  missing_column:
    "The first line lacks this column; lines that need it are left out.",
  missing: "This is empty. It is needed.",
  does_not_fit: "This value cannot be used.",
  twice_in_file: "An earlier line of the file is about the same.",
  unknown_id: "There is no such ID.",
  name_ambiguous: "Several have this name. Please give the ID.",
  matched_by_name: "The one of the same name is changed.",
  stock_not_changed:
    "A file does not change the stock of a product that exists. Use the stock page.",
  maybe_same:
    "A customer with this number or address exists under another name, so this one is left out.",
  known_customer: "This customer is known already.",
  unknown_service: "There is no such service.",
  unknown_resource:
    "There is no such stylist or chair, or not for this service.",
  unknown_customer: "The customer's name is missing.",
  in_the_past: "Bookings in the past are not imported.",
  overlaps: "It overlaps another booking.",
  already_booked: "The same booking exists.",
  not_utf8: "This is not UTF-8. Please choose another encoding.",
  not_shift_jis: "This is not Shift_JIS. Please choose another encoding.",
  not_text: "This is not the text of a CSV.",
  quote_not_closed:
    'The " that begins here is not closed. Nothing behind it is read.',
  cell_too_long: "A value is too long. Nothing behind it is read.",
  too_many_columns: "The first line has more than 60 columns.",
  too_many_cells:
    'The line has more cells than the first, and this one has no column. A value with a comma has to be quoted, such as "1,000".',
  no_columns: "The first line has no names of columns.",
  column_twice: "Two columns have the same name.",
  file_too_large: "The file is too large. Nothing behind it is read.",
});

/** Where a sentence has what a script puts into it. */
const SLOT = "{}";

/** All that can be said of a line, for the script that shows it. */
export function remarkWordsOf(locale: Locale) {
  const { example, allowed, columns, quoted } = couldBe[locale];
  return {
    locale,
    remarks: remarkWords[locale],
    values: importValues[locale],
    example: example(SLOT),
    allowed: allowed(SLOT),
    unusedColumns: columns(SLOT),
    quoted: quoted(SLOT),
    and: { ja: "、", en: ", " }[locale],
  };
}
