-- What people are told of orders: that theirs is paid, and that it can be picked
-- up. `updated_at` is when it happened, by the clock of the server that wrote it.
alter table orders add column ready_at timestamptz;
grant update (ready_at) on orders to madoguchi_staff;

create policy notices on orders for select to madoguchi_notices using (true);
create policy notices on order_items for select to madoguchi_notices
  using (true);
grant select (id, number, status, payment_status, fulfilment_status,
  total_minor, currency, ready_at) on orders to madoguchi_notices;
grant select (order_id, position, name_ja, name_en, quantity) on order_items
  to madoguchi_notices;

create function write_order_notices() returns trigger
language plpgsql volatile security definer set search_path = ''
as $$
declare
  until constant timestamptz := new.updated_at + interval '72 hours';
begin
  if old.payment_status = 'unpaid' and new.payment_status = 'paid' then
    perform public.add_notice('order_paid', 'order', new.id, 1,
      new.customer_id, new.issuer, new.user_id, new.updated_at, until);
  end if;
  if old.ready_at is null and new.ready_at is not null then
    perform public.add_notice('order_ready', 'order', new.id, 1,
      new.customer_id, new.issuer, new.user_id, new.updated_at, until);
  end if;
  return null;
end
$$;

-- Null where an order is no longer what the notice says of it.
create function order_notice_facts(
  thing text, of_version int, of_kind text, at timestamptz
) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object('number', o.number, 'totalMinor', o.total_minor,
    'currency', o.currency, 'items', (
      select jsonb_agg(jsonb_build_object('name',
        jsonb_build_object('ja', i.name_ja, 'en', i.name_en),
        'quantity', i.quantity) order by i.position)
      from public.order_items i where i.order_id = o.id))
  from public.orders o
  where o.id = thing and o.status in ('confirmed', 'completed')
    and o.payment_status = 'paid'
    and (of_kind = 'order_paid'
      or o.ready_at is not null and o.fulfilment_status = 'unfulfilled')
$$;

grant create on schema public to madoguchi_notices;
alter function write_order_notices owner to madoguchi_notices;
alter function order_notice_facts owner to madoguchi_notices;
revoke create on schema public from madoguchi_notices;
revoke all on function write_order_notices, order_notice_facts from public;

create trigger notices after update of payment_status, ready_at on orders
  for each row execute function write_order_notices();
