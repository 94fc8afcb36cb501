import {
  noticeResetWords,
  noticeSetWords,
  noticeWordsRead,
} from "../../../../notice/words_operations.ts";
import type { NoticeWordsView } from "../../../../notice/words_schemas.ts";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { EditWords } from "../../../components/notice/EditWords.tsx";
import { NoticeMenu } from "../../../components/notice/NoticeMenu.tsx";
import type { FormValues } from "../../../desk/form_values.ts";
import { deskHandlers } from "../../../desk/handlers.ts";
import { noticeWords } from "../../../locales/notices.ts";
import { define } from "../../../state.ts";

const whichOf = (form: FormValues) => ({
  kind: form.get("kind"),
  locale: form.get("locale"),
});

export const handler = define.handlers(deskHandlers({
  load: ({ staff }) =>
    staff.call<{ words: NoticeWordsView[] }>(noticeWordsRead, {}),
  actions: {
    words: {
      operation: noticeSetWords,
      argsOf: (form) => ({
        ...whichOf(form),
        subject: form.get("subject"),
        text: form.get("text"),
      }),
    },
    reset: { operation: noticeResetWords, argsOf: whichOf },
  },
}));

export default define.page<typeof handler>(({ data: shown, state, url }) => {
  const { locale, text, newKey, adminContext } = state;
  const words = noticeWords[locale];
  const place = { shown, locale, newKey };
  const page = { title: words.wordsTitle, lead: words.wordsLead };
  return (
    <DeskPage
      text={text}
      words={{ ...page, done: words.done }}
      done={shown.done}
      place={place}
    >
      <NoticeMenu locale={locale} path={url.pathname} />
      <div class="stack">
        {shown.data.words.map((each) => (
          <EditWords
            key={`${each.kind}-${each.locale}`}
            shown={each}
            words={words}
            place={place}
            mayChange={adminContext?.may(noticeSetWords) ?? false}
          />
        ))}
      </div>
    </DeskPage>
  );
});
