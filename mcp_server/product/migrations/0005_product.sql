create table products (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  description_ja text not null,
  description_en text not null,
  price_minor bigint not null
    check (price_minor between 0 and 9007199254740991),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  stock int not null check (stock >= 0),
  -- A path on this server, or an https URL.
  image_url text check (image_url ~ '^(/|https://)'),
  active boolean not null default true,
  position int not null default 0
);
create index on products (position, id);

alter table products enable row level security;
alter table products force row level security;

create policy readable on products for select to madoguchi_user using (active);
create policy staff on products to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

grant select on products to madoguchi_user;
grant select, insert, update, delete on products to madoguchi_staff;
