import { connect } from "./postgres.ts";

/** An empty database without migrations, dropped on disposal. */
export interface BareDatabase extends AsyncDisposable {
  url: string;
}

/** Creates an empty database on the server of `TEST_DATABASE_URL`. */
export async function createBareDatabase(
  { owner }: { owner?: string } = {},
): Promise<BareDatabase> {
  const adminUrl = Deno.env.get("TEST_DATABASE_URL")!;
  const name = `madoguchi_bare_${crypto.randomUUID().replaceAll("-", "")}`;
  const admin = connect(adminUrl, { max: 1 });
  await admin`create database ${admin(name)}
    ${owner ? admin`owner ${admin(owner)}` : admin``}`;
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    async [Symbol.asyncDispose]() {
      await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
    },
  };
}
