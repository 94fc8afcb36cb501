-- 0012 and 0013 name what belongs to other slices, and are applied already
-- somewhere, so they stay as they are. Where such a slice was removed before a
-- database was made, an empty table with the columns that are named stands in
-- for its own. A database that has the tables keeps them as they are.
create table if not exists bookings
  (issuer text, user_id text, note text, cancel_reason text);
create table if not exists orders
  (id text, issuer text, user_id text, note text);
create table if not exists form_submissions
  (issuer text, user_id text, answers jsonb);

do $$
begin
  if not exists (select from pg_roles where rolname = 'madoguchi_stock') then
    create role madoguchi_stock nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end
$$;
