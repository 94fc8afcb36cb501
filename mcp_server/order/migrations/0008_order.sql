-- Replaces 444ee46ba84de4a5384ce1f1b174b20abe1c868cdc732d5d80dfa9c9d59bf0fc
-- since roles.sql has the roles; what it does is the same.
grant usage on schema public to madoguchi_stock;

-- What was bought. Order, payment and fulfilment each have a status of their
-- own. A pending order holds its stock until it expires.
create table orders (
  id text primary key,
  -- What people say on the phone: Crockford's base 32, random, so that it
  -- tells nobody how much is sold.
  number text not null unique
    check (number ~ '^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
  customer_id text not null references customers,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  status text not null check (status in
    ('pending', 'confirmed', 'completed', 'cancelled', 'expired')),
  payment_status text not null
    check (payment_status in ('unpaid', 'paid', 'refunded')),
  fulfilment_status text not null
    check (fulfilment_status in ('unfulfilled', 'fulfilled')),
  total_minor bigint not null
    check (total_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  note text,
  payment_intent text check (payment_intent <> ''),
  paid_at timestamptz,
  expires_at timestamptz not null,
  created_by text not null check (created_by in ('ai-service', 'mcp')),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  -- One payment pays for one order.
  constraint orders_share_no_payment unique (issuer, payment_intent),
  check ((issuer is null) = (user_id is null)),
  check ((payment_status = 'unpaid') = (paid_at is null)),
  check (payment_intent is null or payment_status <> 'unpaid'),
  check (status not in ('pending', 'expired') or payment_status = 'unpaid')
);
create index on orders (issuer, user_id, created_at, id);
create index on orders (created_at, id);
create index on orders (customer_id);
create index on orders (expires_at) where status = 'pending';

-- Name and price as they were when the order was placed.
create table order_items (
  order_id text not null references orders,
  position int not null,
  product_id text not null references products,
  name_ja text not null,
  name_en text not null,
  quantity int not null check (quantity between 1 and 99),
  unit_price_minor bigint not null
    check (unit_price_minor between 0 and 9007199254740991),
  primary key (order_id, position),
  unique (order_id, product_id)
);
create index on order_items (product_id);

alter table orders enable row level security;
alter table orders force row level security;
alter table order_items enable row level security;
alter table order_items force row level security;

create policy own on orders for select to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id());
create policy place on orders for insert to madoguchi_user
  with check (issuer = app_issuer() and user_id = app_user_id()
    and status = 'pending' and payment_status = 'unpaid'
    and fulfilment_status = 'unfulfilled');
create policy own on order_items for select to madoguchi_user
  using (exists (select from orders where id = order_id));
create policy place on order_items for insert to madoguchi_user
  with check (exists (
    select from orders where id = order_id and status = 'pending'));
grant select, insert on orders, order_items to madoguchi_user;

create policy staff on orders to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on order_items to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
grant select on orders, order_items to madoguchi_staff;

-- A service marks its own issuer's orders as paid. It sees neither who
-- ordered nor what they wrote.
create policy pay on orders to madoguchi_service
  using (issuer = app_issuer()) with check (issuer = app_issuer());
create policy pay on order_items for select to madoguchi_service
  using (exists (select from orders where id = order_id));
grant select (id, number, issuer, status, payment_status, fulfilment_status,
  total_minor, currency, payment_intent, expires_at, created_at)
  on orders to madoguchi_service;
grant update (status, payment_status, payment_intent, paid_at, updated_at)
  on orders to madoguchi_service;
grant select on order_items to madoguchi_service;

-- Stock is what is left after all orders that hold some. A customer may take
-- it and give back what others' expired orders hold, and must neither write it
-- at will nor see those orders: these functions are all they can reach.
create policy stock on products to madoguchi_stock using (true);
create policy stock on orders to madoguchi_stock using (true);
create policy stock on order_items for select to madoguchi_stock using (true);
grant select (id, name_ja, name_en, price_minor, currency, stock, active),
  update (stock) on products to madoguchi_stock;
grant select (id, status, expires_at), update (status, updated_at)
  on orders to madoguchi_stock;
grant select (order_id, product_id, quantity) on order_items
  to madoguchi_stock;

-- What expired orders still hold at that moment, for those who only look.
create function lapsed_stock(at timestamptz)
returns table (product_id text, quantity int)
language sql stable security definer set search_path = ''
as $$
  select i.product_id, sum(i.quantity)::int
  from public.orders o join public.order_items i on i.order_id = o.id
  where o.status = 'pending' and o.expires_at <= at
  group by i.product_id
$$;

-- Gives back what expired orders hold: of these products, or of all, at most
-- so many orders. Orders are locked before products and both by id, as
-- everywhere, so that nobody waits in a circle. Whoever comes second waits and
-- then finds the order no longer pending, so nothing is given back twice. The
-- products named stay locked until the transaction ends.
create function return_lapsed_stock(
  at timestamptz, of_products text[], at_most int
) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  lapsed text[];
begin
  select coalesce(array_agg(locked.id), '{}') into lapsed from (
    select o.id from public.orders o
    where o.status = 'pending' and o.expires_at <= at
      and (of_products is null or exists (
        select from public.order_items i
        where i.order_id = o.id and i.product_id = any (of_products)))
    order by o.id limit at_most
    for update
  ) as locked;
  perform from public.products p
  where p.id = any (of_products) or p.id in (
    select i.product_id from public.order_items i
    where i.order_id = any (lapsed))
  order by p.id
  for no key update;
  if cardinality(lapsed) > 0 then
    update public.products p set stock = p.stock + held.quantity
    from (
      select i.product_id, sum(i.quantity)::int as quantity
      from public.order_items i where i.order_id = any (lapsed)
      group by i.product_id
    ) as held
    where p.id = held.product_id;
    update public.orders o set status = 'expired', updated_at = at
    where o.id = any (lapsed);
  end if;
  return cardinality(lapsed);
end
$$;

-- Takes so much of each product where there is enough; tells what there was
-- and at what price. A product that is not on sale has no row.
create function take_stock(at timestamptz, wanted text[], quantities int[])
returns table (
  product_id text, name_ja text, name_en text, price_minor bigint,
  currency text, available int
)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform public.return_lapsed_stock(at, wanted, null);
  return query
    select p.id, p.name_ja, p.name_en, p.price_minor, p.currency, p.stock
    from public.products p where p.id = any (wanted) and p.active;
  update public.products p set stock = p.stock - w.quantity
  from unnest(wanted, quantities) as w (id, quantity)
  where p.id = w.id and p.active and p.stock >= w.quantity and w.quantity > 0;
end
$$;

grant create on schema public to madoguchi_stock;
alter function lapsed_stock owner to madoguchi_stock;
alter function return_lapsed_stock owner to madoguchi_stock;
alter function take_stock owner to madoguchi_stock;
revoke create on schema public from madoguchi_stock;
revoke all on function lapsed_stock, return_lapsed_stock, take_stock
  from public;
grant execute on function lapsed_stock to madoguchi_user, madoguchi_staff;
grant execute on function take_stock to madoguchi_user;
grant execute on function return_lapsed_stock to madoguchi_server;
