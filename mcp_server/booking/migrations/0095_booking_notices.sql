-- What people are told of bookings. `updated_at` is when it happened, by the
-- clock of the server that wrote it.
create policy notices on bookings for select to madoguchi_notices using (true);
create policy notices on services for select to madoguchi_notices using (true);
create policy notices on resources for select to madoguchi_notices using (true);
grant select (id, customer_id, issuer, service_id, resource_id, start_at,
  end_at, status, version) on bookings to madoguchi_notices;
grant select (id, name_ja, name_en) on services to madoguchi_notices;
grant select (id, name_ja, name_en, kind) on resources to madoguchi_notices;

create function write_booking_notices() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
  is_new constant boolean := tg_op = 'INSERT';
  was constant text := case when is_new then null else old.status end;
  is_moved boolean := false;
  of_kind text;
begin
  if not is_new then
    -- A chair or a room is of no interest to the customer; a stylist is.
    is_moved := new.start_at <> old.start_at or new.end_at <> old.end_at
      or new.service_id <> old.service_id
      or new.resource_id <> old.resource_id and exists (
        select from public.resources r
        where r.id in (old.resource_id, new.resource_id)
          and r.kind = 'stylist');
    if not is_moved and new.status = was then
      -- A note is told to nobody; what waits is as true as before.
      update public.notices n set version = new.version
      where n.about_id = new.id and n.version = old.version
        and n.state = 'waiting';
      return null;
    end if;
    update public.notices n set state = 'obsolete', reason = 'changed',
      leased_until = null, done_at = new.updated_at
    where n.about_id = new.id and n.state = 'waiting';
  end if;
  of_kind := case
    when is_new and new.status = 'confirmed' then 'booking_booked'
    when new.status = 'requested' and (is_new or was <> 'requested'
      or public.app_admin_id() is null) then 'booking_requested'
    when new.status in ('requested', 'confirmed') and new.status = was
      then 'booking_changed'
    when new.status = 'confirmed' and was = 'requested'
      then 'booking_accepted'
    when new.status = 'cancelled' and was = 'requested'
      and public.app_admin_id() is not null then 'booking_declined'
    when new.status = 'cancelled' and was in ('requested', 'confirmed')
      then 'booking_cancelled'
    end;
  if of_kind is null then return null; end if;
  perform public.add_notice(of_kind, 'booking', new.id, new.version,
    new.customer_id, new.issuer, new.user_id, new.updated_at,
    least(new.start_at, new.updated_at + interval '72 hours'));
  if new.status = 'confirmed' then
    perform public.add_notice('booking_reminder', 'booking', new.id,
      new.version, new.customer_id, new.issuer, new.user_id, new.updated_at,
      new.start_at);
  end if;
  return null;
end
$$;

-- Null where a booking is no longer what the notice says of it.
create function booking_notice_facts(
  thing text, of_version int, of_kind text, at timestamptz
) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('start', b.start_at, 'end', b.end_at,
    'status', b.status,
    'service', jsonb_build_object('ja', s.name_ja, 'en', s.name_en),
    'stylist', case when r.kind = 'stylist' then
      jsonb_build_object('ja', r.name_ja, 'en', r.name_en) end)
  from public.bookings b
  join public.services s on s.id = b.service_id
  join public.resources r on r.id = b.resource_id
  where b.id = thing and b.version = of_version and b.start_at > at
    and b.status = any (case of_kind
      when 'booking_requested' then array['requested']
      when 'booking_changed' then array['requested', 'confirmed']
      when 'booking_cancelled' then array['cancelled']
      when 'booking_declined' then array['cancelled']
      else array['confirmed'] end)
$$;

-- A calendar that other programs read again and again: of one stylist, chair or
-- room, or of all. Whoever knows the address reads it, so that it can be revoked.
create table calendar_feeds (
  id text primary key,
  resource_id text,
  token_sha256 text not null unique check (token_sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null,
  revoked_at timestamptz
);
alter table calendar_feeds enable row level security;
alter table calendar_feeds force row level security;
create policy staff on calendar_feeds to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy notices on calendar_feeds for select to madoguchi_notices
  using (true);
grant select, insert, update (revoked_at) on calendar_feeds to madoguchi_staff;
grant select on calendar_feeds to madoguchi_notices;

-- The feed's bookings from a moment on; null where there is no such feed. It says
-- no more of a customer than the name.
create function read_calendar_feed(
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
        jsonb_build_object('ja', s.name_ja, 'en', s.name_en) as service,
        jsonb_build_object('ja', r.name_ja, 'en', r.name_en) as resource
      from public.bookings b
      join public.customers c on c.id = b.customer_id
      join public.services s on s.id = b.service_id
      join public.resources r on r.id = b.resource_id
      where b.start_at >= since and b.status in ('requested', 'confirmed')
        and (f.resource_id is null or b.resource_id = f.resource_id)
      order by b.start_at, b.id limit at_most) found), '[]'))
  from public.calendar_feeds f
  where f.token_sha256 = token_hash and f.revoked_at is null
$$;

grant create on schema public to madoguchi_notices;
alter function write_booking_notices owner to madoguchi_notices;
alter function booking_notice_facts owner to madoguchi_notices;
alter function read_calendar_feed owner to madoguchi_notices;
revoke create on schema public from madoguchi_notices;
revoke all on function write_booking_notices, booking_notice_facts,
  read_calendar_feed from public;
grant execute on function read_calendar_feed to madoguchi_server;

create trigger notices after insert
  or update of status, start_at, end_at, service_id, resource_id, version
  on bookings for each row execute function write_booking_notices();
