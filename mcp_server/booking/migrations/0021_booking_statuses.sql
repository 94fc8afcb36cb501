-- A booking of a service that staff want to approve is requested first, and holds
-- its place meanwhile. That status was called pending, and was never given.
alter table services
  add column needs_approval boolean not null default false;

-- A stylist can be chosen by name; a chair or a room is nobody's choice.
alter table resources add column kind text not null default 'chair'
  check (kind in ('chair', 'stylist', 'room'));

-- Whether the customer asked for the stylist, who is then kept when it moves.
alter table bookings add column stylist_chosen boolean not null default false;

alter table bookings drop constraint bookings_status_check;
alter table bookings add constraint bookings_status_check check (status in
  ('requested', 'pending', 'confirmed', 'cancelled', 'completed', 'no_show'));
alter table bookings drop constraint bookings_share_no_lane;
update bookings set status = 'requested' where status = 'pending';
alter table bookings add constraint bookings_share_no_lane exclude using gist
  (resource_id with =, lane with =, busy with &&)
  where (status in ('requested', 'pending', 'confirmed'));

create or replace function busy_lanes(
  service text, since timestamptz, until timestamptz, except_booking text
) returns table (
  resource_id text, lane int, busy_from timestamptz, busy_until timestamptz
)
language sql stable security definer set search_path = ''
as $$
  select b.resource_id, b.lane, lower(b.busy), upper(b.busy)
  from public.bookings b
  where b.resource_id in (
      select s.resource_id from public.service_resources s
      where s.service_id = service)
    and b.status in ('requested', 'pending', 'confirmed')
    and b.busy && tstzrange(since, until, '[)')
    and b.id is distinct from except_booking
$$;
