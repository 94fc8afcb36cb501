-- At so few free units a product counts as running out.
alter table products add column low_stock_at int not null default 5
  check (low_stock_at between 0 and 1000000);

-- Every change of what is on hand: what came, went, or was counted.
create table stock_movements (
  id text primary key default 'stm_' || gen_random_uuid(),
  product_id text not null references products on delete cascade,
  change int not null,
  -- After the change.
  on_hand int not null check (on_hand >= 0),
  reason text not null check (reason in
    ('received', 'counted', 'damaged', 'returned', 'sold', 'handed_over')),
  note text,
  -- Address of the member of staff.
  author text not null,
  created_at timestamptz not null
);
create index on stock_movements (product_id, created_at, id);

alter table stock_movements enable row level security;
alter table stock_movements force row level security;

create policy staff on stock_movements to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

grant select, insert on stock_movements to madoguchi_staff;

-- A list of products by name, for files that name no id.
create index products_by_name on products (name_ja, name_en);
