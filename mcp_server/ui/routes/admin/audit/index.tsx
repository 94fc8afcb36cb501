import { auditList } from "../../../../audit/operations.ts";
import type { AuditPage } from "../../../../audit/schemas.ts";
import {
  tokenRevokeOne,
  tokenRevokeUser,
} from "../../../../token/staff_operations.ts";
import { auditHref, filterOf, readQuery } from "../../../audit/filter.ts";
import { readNames } from "../../../audit/names.ts";
import { AuditFilters } from "../../../components/audit/AuditFilters.tsx";
import { Entry } from "../../../components/audit/Entry.tsx";
import { DeskPage } from "../../../components/DeskPage.tsx";
import { NextPage } from "../../../components/NextPage.tsx";
import { deskHandlers } from "../../../desk/handlers.ts";
import { auditWords } from "../../../locales/audit.ts";
import { define } from "../../../state.ts";

export const handler = define.handlers(deskHandlers({
  async load({ staff, url }) {
    const asked = readQuery(url.searchParams);
    const { cursor } = asked;
    const [page, known] = await Promise.all([
      staff.call<AuditPage>(auditList, {
        ...filterOf(asked),
        ...(cursor && { cursor }),
        limit: 50,
      }),
      readNames(staff),
    ]);
    return { asked, page, known };
  },
  actions: {
    revokeOne: {
      operation: tokenRevokeOne,
      argsOf: (form) => ({ issuer: form.get("issuer"), jti: form.get("jti") }),
    },
    revokeUser: {
      operation: tokenRevokeUser,
      argsOf: (form) => ({
        issuer: form.get("issuer"),
        userId: form.get("userId"),
      }),
    },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, timeZone, text, newKey, now } = state;
  const words = auditWords[locale];
  const { asked, page: { items, nextCursor }, known } = shown.data;
  const props = {
    words,
    asked,
    place: { shown, locale, newKey },
    time: { locale, timeZone, now, names: known.names },
  };
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      styleSheet="/admin/access.css"
    >
      <AuditFilters {...props} people={known.staff} />
      {items.length === 0
        ? <p class="empty">{words.empty}</p>
        : (
          <ol role="list" class="entries">
            {items.map((entry) => (
              <Entry key={entry.number} entry={entry} {...props} />
            ))}
          </ol>
        )}
      <NextPage
        text={{
          pages: words.pages,
          backToStart: words.newest,
          next: words.older,
        }}
        first={asked.cursor ? auditHref({ ...asked, cursor: "" }) : null}
        next={nextCursor && auditHref({ ...asked, cursor: nextCursor })}
      />
    </DeskPage>
  );
});
