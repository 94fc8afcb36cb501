-- Pictures that staff have uploaded, checked and without metadata. The id is the
-- SHA-256 of the content, so that the address `/pictures/<id>` never shows
-- something else.
create table pictures (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  type text not null check (type in ('image/jpeg', 'image/png', 'image/webp')),
  width int not null check (width > 0),
  height int not null check (height > 0),
  content bytea not null check (octet_length(content) between 1 and 307200),
  created_at timestamptz not null
);

-- A file that staff import, and how far it has come: the same file that is sent
-- once more goes on from there.
create table imports (
  -- Kind of records, whether it is a trial, and the SHA-256 of the file.
  id text primary key,
  -- Lines up to this one are done.
  line int not null,
  finished_at timestamptz,
  updated_at timestamptz not null
);

-- The records that lines of an import that goes on are about, each once. What
-- they are called may be personal and is kept as its SHA-256.
create table import_keys (
  import_id text not null references imports on delete cascade,
  key text not null check (key ~ '^[0-9a-f]{64}$'),
  line int not null,
  primary key (import_id, key)
);

alter table pictures enable row level security;
alter table pictures force row level security;
alter table imports enable row level security;
alter table imports force row level security;
alter table import_keys enable row level security;
alter table import_keys force row level security;

-- Everybody may see a picture who knows its address.
create policy readable on pictures for select to madoguchi_user using (true);
create policy staff on pictures to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on imports to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on import_keys to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

grant select on pictures to madoguchi_user;
grant select, insert, update (created_at), delete on pictures
  to madoguchi_staff;
grant select, insert, update, delete on imports, import_keys
  to madoguchi_staff;
