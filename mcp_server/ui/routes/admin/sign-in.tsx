import { page } from "fresh";
import { Head } from "fresh/runtime";
import { safeReturnTo } from "../../../../shared/sign_in/return_to.ts";
import { MessagePage } from "../../components/MessagePage.tsx";
import { GoogleButton } from "../../components/GoogleButton.tsx";
import { define } from "../../state.ts";

const problems = ["cancelled", "failed"] as const;
type Problem = typeof problems[number];

export const handler = define.handlers({
  GET(ctx) {
    if (ctx.state.adminContext) return ctx.redirect("/admin", 303);
    const { searchParams } = ctx.url;
    const problem = problems.find((each) =>
      each === searchParams.get("problem")
    );
    const returnTo = safeReturnTo(searchParams.get("return_to"), "/admin");
    return page({ problem, returnTo }, { status: problem ? 400 : 200 });
  },
});

export default define.page<typeof handler>(({ data, state }) => {
  const { signIn, site } = state.text;
  return (
    <MessagePage title={signIn.title}>
      <Head>
        <title>{`${signIn.title} · ${site}`}</title>
      </Head>
      {data.problem && <Warning>{signIn[data.problem as Problem]}</Warning>}
      <p>{signIn.lead}</p>
      <GoogleButton label={signIn.withGoogle} returnTo={data.returnTo} />
      <p class="doorway-aside">{signIn.whoGetsIn}</p>
    </MessagePage>
  );
});

function Warning({ children }: { children: string }) {
  return <p class="notice" data-tone="warning" role="alert">{children}</p>;
}
