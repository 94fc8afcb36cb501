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
