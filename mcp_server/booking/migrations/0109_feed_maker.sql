-- Who made a feed, whose address ends with that person's access. It is a default
-- for servers of the version before; the makers of earlier feeds are not known.
alter table calendar_feeds
  add column created_by text default app_admin_id();

-- Whether that member of staff may have feeds, by the roles of `notice_add_feed`.
create function may_have_feeds(staff text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select staff is null or exists (
    select from public.mcp_users u
    where u.id = staff and u.role in ('owner', 'admin')
      and public.is_staff_admitted(u.admitted_by, u.admitted_as, u.removed_at))
$$;

create or replace function read_calendar_feed(
  token_hash text, since timestamptz, at_most int
) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'business', (select jsonb_build_object('ja', g.name_ja, 'en', g.name_en)
      from public.business g),
    'resource', (select jsonb_build_object('ja', r.name_ja, 'en', r.name_en)
      from public.resources r where r.id = f.resource_id),
    'bookings', coalesce((select jsonb_agg(to_jsonb(found)) from (
      select b.id, b.issuer, b.version, b.status, b.start_at as start,
        b.end_at as "end", c.name as customer,
        jsonb_build_object('ja', b.service_ja, 'en', b.service_en) as service,
        jsonb_build_object('ja', r.name_ja, 'en', r.name_en) as resource
      from public.bookings b
      join public.customers c on c.id = b.customer_id
      join public.resources r on r.id = b.resource_id
      where b.start_at >= since and b.status in ('requested', 'confirmed')
        and (f.resource_id is null or b.resource_id = f.resource_id)
      order by b.start_at, b.id limit at_most) found), '[]'))
  from public.calendar_feeds f
  where f.token_sha256 = token_hash and f.revoked_at is null
    and public.may_have_feeds(f.created_by)
$$;

grant create on schema public to madoguchi_notices;
alter function may_have_feeds owner to madoguchi_notices;
revoke create on schema public from madoguchi_notices;
revoke all on function may_have_feeds from public;
grant execute on function may_have_feeds to madoguchi_staff;
