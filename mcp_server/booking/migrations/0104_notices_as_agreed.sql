-- Notices and calendars name the service as it was agreed on, like the chat and
-- the desk.
grant select (service_ja, service_en) on bookings to madoguchi_notices;

create or replace function booking_notice_facts(
  thing text, of_version int, of_kind text, at timestamptz
) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('start', b.start_at, 'end', b.end_at,
    'status', b.status,
    'service', jsonb_build_object('ja', b.service_ja, 'en', b.service_en),
    'stylist', case when r.kind = 'stylist' then
      jsonb_build_object('ja', r.name_ja, 'en', r.name_en) end)
  from public.bookings b
  join public.resources r on r.id = b.resource_id
  where b.id = thing and b.version = of_version and b.start_at > at
    and b.status = any (case of_kind
      when 'booking_requested' then array['requested']
      when 'booking_changed' then array['confirmed']
      when 'booking_cancelled' then array['cancelled']
      when 'booking_declined' then array['cancelled']
      else array['confirmed'] end)
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
$$;

-- A request that staff move stays one, and its customer is told so.
create or replace function write_booking_notices() returns trigger
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
    -- Also where staff have moved it: it still waits for them.
    when new.status = 'requested' then 'booking_requested'
    when new.status = 'confirmed' and was = 'confirmed'
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

-- Imports (`app.notices = 'off'`) tell nobody of what they bring; visits that were
-- brought along are reminded of.
create or replace function add_notice(
  of_kind text, of_type text, thing text, of_version int, customer text,
  of_issuer text, of_user text, at timestamptz, until timestamptz
) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  by_staff constant text := public.app_admin_id();
begin
  if until <= at or current_setting('app.notices', true) = 'off'
      and of_kind <> 'booking_reminder'
    or of_issuer = 'test-customers.invalid' then return;
  end if;
  insert into public.notices (audience, kind, about_type, about_id, version,
    customer_id, issuer, user_id, by_business, due_at, send_before, created_at)
  values ('customer', of_kind, of_type, thing, of_version, customer, of_issuer,
    of_user, by_staff is not null,
    case when of_kind <> 'booking_reminder' then at end, until, at)
  on conflict on constraint notices_once do nothing;
  if of_kind not in ('booking_booked', 'booking_changed', 'booking_cancelled',
    'booking_requested') then return;
  end if;
  insert into public.notices (audience, kind, about_type, about_id, version,
    customer_id, issuer, user_id, staff_id, by_business, due_at, send_before,
    created_at)
  select 'staff', of_kind, of_type, thing, of_version, customer, of_issuer,
    of_user, u.id, by_staff is not null, at, until, at
  from public.mcp_users u
  -- Nobody is told of what they did themselves.
  where u.id is distinct from by_staff and public.wants_notice(u.id, of_kind)
  on conflict on constraint notices_once do nothing;
end
$$;
