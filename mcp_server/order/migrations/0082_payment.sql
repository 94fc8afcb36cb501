-- What was given back, and whether a voucher of a convenience store waits to be
-- paid. `expires_at` is the end of the hold, which a checkout extends.
alter table orders add column refunded_minor bigint not null default 0
  check (refunded_minor between 0 and total_minor);
alter table orders add column awaits_voucher boolean not null default false;

-- Hundredths of a percent, as it was when the order was placed; orders of
-- before have none, and are taxed at the standard rate.
alter table order_items add column tax_rate int
  check (tax_rate between 0 and 10000);

-- Every payment that a service reported, and what became of it.
create table order_payments (
  id text primary key,
  order_id text not null references orders,
  issuer text not null check (issuer <> ''),
  payment_intent text not null check (payment_intent <> ''),
  amount_minor bigint not null
    check (amount_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  outcome text not null check (outcome in
    ('paid', 'paid_twice', 'order_cancelled', 'amount_mismatch', 'no_stock')),
  created_at timestamptz not null,
  unique (issuer, payment_intent)
);
create index on order_payments (order_id);
create index order_mismatches on order_payments (created_at, id)
  where outcome <> 'paid';
-- An order is paid by one payment.
create unique index order_paid_once on order_payments (order_id)
  where outcome = 'paid';

-- Money to give back, and what became of it. Without a payment it was given
-- back at the counter.
create table order_refunds (
  id text primary key,
  order_id text not null references orders,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  payment_intent text check (payment_intent <> ''),
  amount_minor bigint not null
    check (amount_minor between 1 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  reason text not null check (reason in
    ('paid_twice', 'order_cancelled', 'amount_mismatch', 'no_stock',
     'customer_wish', 'not_available', 'faulty', 'goodwill')),
  status text not null check (status in
    ('requested', 'in_progress', 'succeeded', 'failed')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check (payment_intent is not null or status = 'succeeded')
);
create index on order_refunds (order_id);
create index order_refunds_open on order_refunds (issuer, created_at, id)
  where status = 'requested';

-- What a customer's bank contests. The id is the payment provider's.
create table order_disputes (
  id text not null,
  order_id text not null references orders,
  issuer text not null check (issuer <> ''),
  payment_intent text not null,
  amount_minor bigint not null
    check (amount_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  status text not null,
  reason text not null,
  due_by timestamptz,
  updated_at timestamptz not null,
  primary key (issuer, id)
);
create index on order_disputes (order_id);

-- Payments of before are known, too.
insert into order_payments (id, order_id, issuer, payment_intent, amount_minor,
  currency, outcome, created_at)
select 'pay_' || replace(gen_random_uuid()::text, '-', ''), id, issuer,
  payment_intent, total_minor, currency, 'paid', paid_at
from orders where payment_intent is not null and issuer is not null;

alter table order_payments enable row level security;
alter table order_payments force row level security;
alter table order_refunds enable row level security;
alter table order_refunds force row level security;
alter table order_disputes enable row level security;
alter table order_disputes force row level security;

create policy pay on order_payments to madoguchi_service
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy pay on order_refunds to madoguchi_service
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy pay on order_disputes to madoguchi_service
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy staff on order_payments for select to madoguchi_staff
  using (app_admin_id() is not null);
create policy staff on order_refunds to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on order_disputes for select to madoguchi_staff
  using (app_admin_id() is not null);

grant select, insert on order_payments to madoguchi_service;
grant select, insert, update (status, updated_at) on order_refunds
  to madoguchi_service;
grant select, insert, update (status, reason, amount_minor, due_by, updated_at)
  on order_disputes to madoguchi_service;
grant select on order_payments, order_disputes to madoguchi_staff;
grant select, insert on order_refunds to madoguchi_staff;

-- A service holds its issuer's orders and writes what was given back.
grant select (paid_at, refunded_minor, awaits_voucher)
  on orders to madoguchi_service;
grant update (expires_at, refunded_minor, awaits_voucher)
  on orders to madoguchi_service;
-- Staff take money at the counter, and give it back there.
grant update (payment_status, paid_at, refunded_minor, awaits_voucher)
  on orders to madoguchi_staff;

create constraint trigger counted after insert or update on order_refunds
  deferrable initially deferred for each row
  execute function count_change('order');

-- Whether enough is free for an order, apart from what it holds itself. Its
-- products stay locked until the transaction ends. Whoever pays or is held asks
-- here, also in time: its clock may be behind that of another who took what it
-- held. The order has to be locked before; no others are, so that nobody waits in
-- a circle.
grant select (issuer) on orders to madoguchi_stock;
create function stock_suffices(at timestamptz, of_order text) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform from public.products p where p.id in (
    select i.product_id from public.order_items i
    join public.orders o on o.id = i.order_id
    where o.id = of_order
      and (o.issuer = public.app_issuer() or public.app_admin_id() is not null))
  order by p.id
  for no key update;
  if not found then return false; end if;
  return not exists (
    select from public.order_items wanted
    join public.products p on p.id = wanted.product_id
    where wanted.order_id = of_order and p.stock < wanted.quantity + coalesce((
      select sum(i.quantity)
      from public.orders o join public.order_items i on i.order_id = o.id
      where i.product_id = p.id and o.id <> of_order
        and o.status in ('pending', 'confirmed')
        and o.fulfilment_status = 'unfulfilled'
        and (o.status = 'pending' and o.expires_at > at
          or o.status = 'confirmed' and o.payment_status = 'paid')), 0));
end
$$;
-- A service learns whose money it gives back, and of no other order whose it is.
grant select (user_id) on orders to madoguchi_stock;
create function fill_refund_user() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
begin
  select o.user_id into new.user_id from public.orders o
  where o.id = new.order_id;
  return new;
end
$$;

grant create on schema public to madoguchi_stock;
alter function stock_suffices owner to madoguchi_stock;
alter function fill_refund_user owner to madoguchi_stock;
revoke create on schema public from madoguchi_stock;
revoke all on function stock_suffices, fill_refund_user from public;
grant execute on function stock_suffices to madoguchi_service, madoguchi_staff;

create trigger fill_user before insert on order_refunds
  for each row execute function fill_refund_user();
