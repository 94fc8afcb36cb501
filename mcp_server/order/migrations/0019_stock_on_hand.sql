-- Replaces a41494e98a180c688b0c1211576b0f40e3a9a67903b4d330e7c6d471913418e3
-- since `migrate` takes the roles that own functions; what it does is the same.
-- `products.stock` becomes what is on hand: it falls when an order is handed
-- over, and when staff set it. What orders hold is computed from the orders, so
-- that setting the stock and an order that expires cannot both change it.

grant select (payment_status, fulfilment_status) on orders to madoguchi_stock;
create index orders_holding on orders (id)
  where status in ('pending', 'confirmed')
    and fulfilment_status = 'unfulfilled';

-- Until now a unit that an order held was not in `stock`.
update products set stock = products.stock + held.quantity
from (
  select i.product_id, sum(i.quantity)::int as quantity
  from orders o join order_items i on i.order_id = o.id
  where o.status = 'pending'
    or o.status = 'confirmed' and o.fulfilment_status = 'unfulfilled'
      and o.payment_status = 'paid'
  group by i.product_id
) as held
where held.product_id = products.id;

-- What orders hold at that moment, of these products or of all: unpaid ones
-- until they expire, and paid ones until they are handed over.
create function held_stock(at timestamptz, of_products text[])
returns table (product_id text, quantity int)
language sql stable security definer set search_path = ''
as $$
  select i.product_id, sum(i.quantity)::int
  from public.orders o join public.order_items i on i.order_id = o.id
  where o.status in ('pending', 'confirmed')
    and o.fulfilment_status = 'unfulfilled'
    and (o.status = 'pending' and o.expires_at > at
      or o.status = 'confirmed' and o.payment_status = 'paid')
    and (of_products is null or i.product_id = any (of_products))
  group by i.product_id
$$;

-- A server of the version before adds this to `stock` for what can be ordered.
create or replace function lapsed_stock(at timestamptz)
returns table (product_id text, quantity int)
language sql stable security definer set search_path = ''
as $$
  select held.product_id, -held.quantity
  from public.held_stock(at, null) held
$$;

-- Writes down that orders have expired: those of these products, or all, at
-- most so many. Orders are locked before products and both by id, as
-- everywhere, so that nobody waits in a circle. A payment that comes second
-- finds its order expired. The products named stay locked until the transaction
-- ends.
create or replace function return_lapsed_stock(
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
  perform from public.products p where p.id = any (of_products)
  order by p.id
  for no key update;
  if cardinality(lapsed) > 0 then
    update public.orders o set status = 'expired', updated_at = at
    where o.id = any (lapsed);
  end if;
  return cardinality(lapsed);
end
$$;

-- Locks the products and tells what is free of each, and at what price. A
-- product that is not on sale has no row. The order that is written in the same
-- transaction holds what it takes.
create or replace function take_stock(
  at timestamptz, wanted text[], quantities int[]
) returns table (
  product_id text, name_ja text, name_en text, price_minor bigint,
  currency text, available int
)
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform public.return_lapsed_stock(at, wanted, null);
  return query
    select p.id, p.name_ja, p.name_en, p.price_minor, p.currency,
      p.stock - coalesce(held.quantity, 0)
    from public.products p
    left join public.held_stock(at, wanted) held on held.product_id = p.id
    where p.id = any (wanted) and p.active;
end
$$;

grant create on schema public to madoguchi_stock;
alter function held_stock owner to madoguchi_stock;
revoke create on schema public from madoguchi_stock;
revoke all on function held_stock from public;
grant execute on function held_stock to madoguchi_user, madoguchi_staff;
grant execute on function return_lapsed_stock to madoguchi_staff;

-- Staff hand orders over.
grant update (status, fulfilment_status, updated_at) on orders
  to madoguchi_staff;
