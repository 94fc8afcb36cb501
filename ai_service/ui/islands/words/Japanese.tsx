import { provideWords } from "../../client/words.ts";
import { chatJa } from "../../locales/chat_ja.ts";

provideWords("ja", chatJa);

/** Brings the words of the chat with the page, in Japanese. */
export default function Japanese() {
  return null;
}
