-- Replaces 2811bedad512e724f8b3500c66ca1039930e1b9d32bb5b7a8878efb3ea99f408
-- since roles.sql has the roles; what it does is the same.
grant usage on schema public to madoguchi_eraser;

-- Whom it may touch: people of the issuer whose service asks.
create policy forget on customers to madoguchi_eraser
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy forget on bookings to madoguchi_eraser
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy forget on orders to madoguchi_eraser
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy forget on form_submissions to madoguchi_eraser
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy forget on idempotency_keys to madoguchi_eraser
  using (actor_kind = 'user' and issuer = app_issuer());

grant select (issuer, user_id), update (name, email, phone)
  on customers to madoguchi_eraser;
grant select (issuer, user_id), update (note, cancel_reason)
  on bookings to madoguchi_eraser;
grant select (id, issuer, user_id), update (note) on orders
  to madoguchi_eraser;
grant select (issuer, user_id), update (answers) on form_submissions
  to madoguchi_eraser;
grant select (actor_kind, issuer, actor_id), delete on idempotency_keys
  to madoguchi_eraser;

-- Erases who a person is and what they wrote, in every place that holds it.
-- What was booked, bought and handed in, and when, stays without a name. The
-- service that asks needs no right to any of these tables.
create function forget_customer(person text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  asking constant text := public.app_issuer();
begin
  update public.customers set name = '', email = null, phone = null
  where issuer = asking and user_id = person;
  update public.bookings set note = null, cancel_reason = null
  where issuer = asking and user_id = person;
  -- Locked by id first, as wherever several orders are.
  perform from public.orders where issuer = asking and user_id = person
  order by id for update;
  update public.orders set note = null
  where issuer = asking and user_id = person;
  update public.form_submissions set answers = null
  where issuer = asking and user_id = person;
  -- The answers kept for repeated calls hold notes too.
  delete from public.idempotency_keys
  where actor_kind = 'user' and issuer = asking and actor_id = person;
end
$$;

grant create on schema public to madoguchi_eraser;
alter function forget_customer owner to madoguchi_eraser;
revoke create on schema public from madoguchi_eraser;
revoke all on function forget_customer from public;
grant execute on function forget_customer to madoguchi_service;
