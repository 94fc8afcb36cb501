import { assertEquals } from "@std/assert";
import { type Intent, readIntent } from "./intents.ts";
import { normalise } from "./text.ts";

const SAID: [text: string, intent: Intent | undefined][] = [
  ["金曜の15時にカットを予約して", "book"],
  ["予約したいです", "book"],
  ["髪を切りたい", "book"],
  ["明日カットお願いできますか", "book"],
  ["いつ予約できますか", "book"],
  ["明日の午後は空いてますか？", "open"],
  ["カットの空き状況を教えて", "open"],
  ["明日カットできる時間は？", "open"],
  ["日曜は何時なら大丈夫ですか", "open"],
  ["私の予約を確認したい", "list"],
  ["予約はいつですか", "list"],
  ["予約一覧", "list"],
  ["予約をキャンセルしたい", "cancel"],
  ["それを取り消して", "cancel"],
  ["予約を土曜の10時に変更して", "move"],
  ["30分ずらせますか", "move"],
  ["メニューを見せて", "services"],
  ["料金表はありますか", "services"],
  ["カットはいくらですか", "price"],
  ["どんな商品がありますか", "products"],
  ["シャンプーはありますか", "products"],
  ["シャンプーある？", "products"],
  ["用事があるので金曜がいい", undefined],
  ["シャンプーを2本注文したい", "order"],
  ["こんにちは", "greet"],
  ["何ができますか", "help"],
  ["ありがとうございます", "thanks"],
  ["はい、お願いします", "yes"],
  ["やっぱりやめます", "no"],
  ["15時で", undefined],
  ["book a haircut on Friday at 3pm", "book"],
  ["I'd like to come in tomorrow", "book"],
  ["Can you book my appointment for Friday?", "book"],
  ["Do you have any openings tomorrow?", "open"],
  ["Are you free on Saturday?", "open"],
  ["show my bookings", "list"],
  ["Do I have any appointments?", "list"],
  ["When is my appointment?", "list"],
  ["cancel my booking", "cancel"],
  ["move it to Saturday at 10", "move"],
  ["Can I change my appointment to 4pm?", "move"],
  ["What services do you offer?", "services"],
  ["How much is a haircut?", "price"],
  ["What products do you sell?", "products"],
  ["Do you have shampoo?", "products"],
  ["order two bottles of the shampoo", "order"],
  ["hi there", "greet"],
  ["what can you do", "help"],
  ["thanks!", "thanks"],
  ["yes please", "yes"],
  ["no, never mind", "no"],
  ["3pm on friday", undefined],
];

for (const [text, intent] of SAID) {
  Deno.test(`"${text}" is ${intent ?? "only a detail"}`, () => {
    assertEquals(readIntent(normalise(text)), intent);
  });
}
