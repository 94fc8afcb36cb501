-- What the business asks its customers. A version, once published, never
-- changes; the highest one is current.
create table forms (
  id text primary key,
  active boolean not null default true,
  position int not null default 0
);
create index on forms (position, id);

create table form_versions (
  form_id text not null references forms,
  version int not null check (version >= 1),
  title_ja text not null,
  title_en text not null,
  -- The fields in order, as `form/fields.ts` describes them.
  fields jsonb not null
    check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) > 0),
  created_at timestamptz not null default now(),
  primary key (form_id, version)
);

-- What one customer answered, and to which version.
create table form_submissions (
  id text primary key,
  form_id text not null,
  version int not null,
  customer_id text not null references customers,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  -- By field id; null once the person asked to be forgotten.
  answers jsonb check (jsonb_typeof(answers) = 'object'),
  submitted_at timestamptz not null,
  foreign key (form_id, version) references form_versions,
  check ((issuer is null) = (user_id is null))
);
create index on form_submissions (issuer, user_id, submitted_at, id);
create index on form_submissions (submitted_at, id);
create index on form_submissions (form_id, version);
create index on form_submissions (customer_id);

alter table forms enable row level security;
alter table forms force row level security;
alter table form_versions enable row level security;
alter table form_versions force row level security;
alter table form_submissions enable row level security;
alter table form_submissions force row level security;

create policy readable on forms for select to madoguchi_user using (active);
create policy readable on form_versions for select to madoguchi_user
  using (exists (select from forms where id = form_id));
create policy staff on forms to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on form_versions to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
create policy staff on form_submissions to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);

-- Customers hand answers in and never read them back.
create policy own on form_submissions to madoguchi_user
  using (issuer = app_issuer() and user_id = app_user_id())
  with check (issuer = app_issuer() and user_id = app_user_id());

grant select on forms, form_versions to madoguchi_user;
grant insert on form_submissions to madoguchi_user;
grant select, insert, update on forms to madoguchi_staff;
grant select, insert on form_versions to madoguchi_staff;
grant select on form_submissions to madoguchi_staff;
