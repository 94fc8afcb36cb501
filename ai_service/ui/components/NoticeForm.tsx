import { Button } from "../../../shared/ui/Button.tsx";
import { Field } from "../../../shared/ui/Field.tsx";
import { languages } from "../../../shared/ui/LanguageSwitch.tsx";
import type { Locale } from "../../../shared/ui/locale.ts";
import { NOTICE_KINDS } from "../../notice/notice.ts";
import type { NoticeChoice } from "../../notice/notice_choice.ts";
import type { Messages } from "../locales/messages.ts";

type Words = Messages["settings"]["notices"];

/** What the person is told, by which channel; works without scripts. */
export function NoticeForm(
  { choice, words, isSaved }: {
    choice: NoticeChoice;
    words: Words;
    /** Whether it was saved just before. */
    isSaved: boolean;
  },
) {
  const { channels, language } = choice;
  return (
    <section aria-labelledby="notices">
      <h2 id="notices">{words.title}</h2>
      <p>{channels.length > 0 ? words.lead : words.none}</p>
      {isSaved && <p class="notice" role="status">{words.saved}</p>}
      {channels.length > 0 && (
        <form method="post" action="/settings" class="settings-form">
          <Language language={language} words={words} />
          {channels.map((one) => (
            <Channel key={one.channel} {...one} {...{ choice, words }} />
          ))}
          <Button type="submit">{words.save}</Button>
        </form>
      )}
    </section>
  );
}

function Language({ language, words }: { language: Locale; words: Words }) {
  return (
    <Field id="notice-language" label={words.language}>
      <input type="hidden" name="shown_language" value={language} />
      <select id="notice-language" name="notice_language" class="input">
        {languages.map(({ locale, name }) => (
          <option
            key={locale}
            value={locale}
            lang={locale}
            selected={locale === language}
          >
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Whether messages can come by LINE, and what to do for it. */
function AtLine(
  { atLine, words }: { atLine: NoticeChoice["atLine"]; words: Words },
) {
  if (!atLine) return <p>{words.lineNote}</p>;
  if (atLine.isFriend) return <p>{words.lineFriend}</p>;
  return (
    <p>
      {words.lineStranger} <a href={atLine.friendUrl}>{words.addFriend}</a>
    </p>
  );
}

/** The kinds of notices that one channel sends. */
function Channel(
  { channel, on, choice, words }: NoticeChoice["channels"][number] & {
    choice: NoticeChoice;
    words: Words;
  },
) {
  const hasOthers = choice.channels.length > 1;
  return (
    <fieldset class="notice-kinds">
      <legend>{words.channels[channel]}</legend>
      {channel === "line"
        ? <AtLine atLine={choice.atLine} words={words} />
        : hasOthers && <p>{words.mailNote}</p>}
      {["", ...on].map((kind) => (
        <input
          key={kind}
          type="hidden"
          name={`shown_${channel}`}
          value={kind}
        />
      ))}
      {NOTICE_KINDS.map((kind) => (
        <label key={kind}>
          <input
            type="checkbox"
            name={`notice_${channel}`}
            value={kind}
            checked={on.includes(kind)}
          />
          {words.kinds[kind]}
        </label>
      ))}
    </fieldset>
  );
}
