-- What was agreed on when it was booked: the name of the service, and how long
-- before its start it can be changed. A service that is renamed or gets another
-- cut-off changes no booking that exists.
alter table bookings
  add column service_ja text not null default '',
  add column service_en text not null default '',
  add column cancel_cutoff_minutes int not null default 0;
update bookings set service_ja = name_ja, service_en = name_en,
  cancel_cutoff_minutes = services.cancel_cutoff_minutes
  from services where services.id = service_id;

-- They follow a booking that is moved to another service. A release that does not
-- know them can still book while the next one starts.
create function agree_on_service() returns trigger
language plpgsql set search_path = ''
as $$
begin
  if new.service_ja = ''
      or tg_op = 'UPDATE' and new.service_id <> old.service_id then
    select name_ja, name_en, s.cancel_cutoff_minutes
      into new.service_ja, new.service_en, new.cancel_cutoff_minutes
      from public.services s where id = new.service_id;
  end if;
  return new;
end
$$;
create trigger agree_on_service before insert or update of service_id
  on bookings for each row execute function agree_on_service();

grant select (service_ja, service_en) on bookings to madoguchi_stylist;
