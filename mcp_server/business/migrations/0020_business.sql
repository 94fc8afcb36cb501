-- What the business says about itself, and how much of it one customer may take.
-- One row at most; without one the server's defaults hold.
create table business (
  id text primary key default 'business' check (id = 'business'),
  name_ja text not null,
  name_en text not null,
  phone text not null,
  email text not null,
  address_ja text not null,
  address_en text not null,
  access_ja text not null,
  access_en text not null,
  parking_ja text not null,
  parking_en text not null,
  cancellation_ja text not null,
  cancellation_en text not null,
  payment_ja text not null,
  payment_en text not null,
  -- What Japan's law on mail order asks a shop to say (特定商取引法 article 11).
  seller_ja text not null,
  seller_en text not null,
  representative_ja text not null,
  representative_en text not null,
  delivery_ja text not null,
  delivery_en text not null,
  returns_ja text not null,
  returns_en text not null,
  -- Of a business that issues qualified invoices, e.g. T1234567890123.
  registration_number text not null
    check (registration_number ~ '^(T[0-9]{13})?$'),
  -- Hundredths of a percent.
  tax_rate int not null check (tax_rate between 0 and 10000),
  reduced_tax_rate int not null check (reduced_tax_rate between 0 and 10000),
  max_active_bookings int not null check (max_active_bookings between 1 and 10000),
  -- Whether one customer can book two places at one time, as for a friend.
  overlapping_bookings boolean not null,
  max_unpaid_orders int not null check (max_unpaid_orders between 1 and 10000),
  max_units_per_product int not null
    check (max_units_per_product between 1 and 99),
  max_units_per_order int not null
    check (max_units_per_order between 1 and 10000),
  unpaid_order_minutes int not null
    check (unpaid_order_minutes between 5 and 1440),
  updated_at timestamptz not null
);

alter table business enable row level security;
alter table business force row level security;
create policy readable on business for select to madoguchi_user using (true);
create policy staff on business to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
grant select on business to madoguchi_user;
grant select, insert, update on business to madoguchi_staff;
