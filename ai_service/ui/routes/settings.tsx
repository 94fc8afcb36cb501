import { page } from "fresh";
import {
  type Display,
  displayCookies,
  displayOf,
} from "../../../shared/ui/display.ts";
import { SettingsPage } from "../components/SettingsPage.tsx";
import { readPageForm } from "../read_page_form.ts";
import { define } from "../state.ts";

export const handler = define.handlers({
  async GET({ req, url, state }) {
    if (!state.user) return redirect("/");
    const [quota, sessions, notices] = await Promise.all([
      state.readQuota(),
      state.listSessions(),
      state.readNoticeChoice(),
    ]);
    const display: Display = displayOf(req);
    const isSaved = url.searchParams.get("saved") === "notices";
    return page({ display, quota, sessions, notices, isSaved });
  },
  async POST({ req, url, state }) {
    if (!state.user) return redirect("/");
    const form = await readPageForm(req);
    if (!form.has("notice_language")) {
      return redirect("/settings", displayCookies(form, url));
    }
    await state.saveNoticeChoice(form);
    return redirect("/settings?saved=notices#notices");
  },
});

function redirect(location: string, cookies: readonly string[] = []) {
  const headers = new Headers({ location });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(null, { status: 303, headers });
}

export default define.page<typeof handler>(function Settings({ data, state }) {
  const { locale, timeZone } = state;
  return <SettingsPage {...data} locale={locale} timeZone={timeZone} />;
});
