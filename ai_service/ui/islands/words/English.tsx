import { provideWords } from "../../client/words.ts";
import { chatEn } from "../../locales/chat_en.ts";

provideWords("en", chatEn);

/** Brings the words of the chat with the page, in English. */
export default function English() {
  return null;
}
