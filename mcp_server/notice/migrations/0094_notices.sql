-- What people are told of bookings, orders and forms: one row for each thing, its
-- version, what happened and who is told. A row is written in the transaction of
-- the change itself, by a trigger on its table, and holds no words and no address.
grant usage on schema public to madoguchi_notices;

create table notices (
  -- Also the key by which a provider knows a repeated try.
  id uuid primary key default gen_random_uuid(),
  audience text not null check (audience in ('customer', 'staff')),
  kind text not null check (kind in ('booking_booked', 'booking_changed',
    'booking_cancelled', 'booking_reminder', 'booking_requested',
    'booking_accepted', 'booking_declined', 'order_paid', 'order_ready',
    'form_received')),
  about_type text not null
    check (about_type in ('booking', 'order', 'submission')),
  about_id text not null,
  version int not null,
  -- Whose it is. Without an account, this server tells them itself. There is no
  -- foreign key: it would lock the customer behind what is theirs.
  customer_id text not null,
  issuer text check (issuer <> ''),
  user_id text check (user_id <> ''),
  -- The member of staff who is told.
  staff_id text,
  -- Who did it: the business, or its customer.
  by_business boolean not null,
  state text not null default 'waiting' check (state in
    ('waiting', 'delivered', 'unwanted', 'obsolete', 'dead')),
  -- Null: a reminder whose time is not set yet.
  due_at timestamptz,
  -- From when on it is of no use.
  send_before timestamptz not null,
  attempts int not null default 0,
  -- Until when whoever took it is sending it.
  leased_until timestamptz,
  channel text check (channel in ('line', 'mail')),
  reason text check (reason ~ '^[a-z_]{1,40}$'),
  created_at timestamptz not null,
  done_at timestamptz,
  constraint notices_once unique nulls not distinct
    (about_id, version, kind, audience, staff_id),
  check ((audience = 'staff') = (staff_id is not null)),
  check ((issuer is null) = (user_id is null)),
  check ((state = 'waiting') = (done_at is null))
);
create index notices_due on notices (due_at, id) where state = 'waiting';
create index notices_unplanned on notices (created_at)
  where state = 'waiting' and due_at is null;
create index notices_created on notices (created_at, id);
create index notices_dead on notices (created_at, id) where state = 'dead';
create index on notices (customer_id, created_at, id);

alter table notices enable row level security;
alter table notices force row level security;
create policy work on notices to madoguchi_notices
  using (true) with check (true);
create policy server on notices to madoguchi_server
  using (true) with check (true);
create policy deliver on notices to madoguchi_service
  using (audience = 'customer' and issuer = app_issuer())
  with check (audience = 'customer' and issuer = app_issuer());
create policy staff on notices to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
grant select, insert, update on notices to madoguchi_notices;
grant select, delete on notices to madoguchi_server;
grant select on notices to madoguchi_service, madoguchi_staff;
grant update (state, due_at, leased_until, channel, reason, done_at)
  on notices to madoguchi_server, madoguchi_service;
grant update (customer_id, issuer, user_id, state, due_at, send_before,
  attempts, leased_until, reason, done_at) on notices to madoguchi_staff;

-- What each member of staff wants to be told, where it is not the default.
create table notice_preferences (
  admin_id text not null,
  kind text not null,
  is_on boolean not null,
  primary key (admin_id, kind)
);
alter table notice_preferences enable row level security;
alter table notice_preferences force row level security;
create policy own on notice_preferences to madoguchi_staff
  using (admin_id = app_admin_id()) with check (admin_id = app_admin_id());
create policy work on notice_preferences for select to madoguchi_notices
  using (true);
grant select, insert, update on notice_preferences to madoguchi_staff;
grant select on notice_preferences to madoguchi_notices;

-- Words of the business in place of the product's own.
create table notice_words (
  kind text not null,
  locale text not null check (locale in ('ja', 'en')),
  subject text not null check (subject <> ''),
  body text not null check (body <> ''),
  updated_at timestamptz not null,
  primary key (kind, locale)
);
alter table notice_words enable row level security;
alter table notice_words force row level security;
create policy readable on notice_words for select
  to madoguchi_service, madoguchi_server using (true);
create policy staff on notice_words to madoguchi_staff
  using (app_admin_id() is not null) with check (app_admin_id() is not null);
grant select on notice_words to madoguchi_service, madoguchi_server;
grant select, insert, update, delete on notice_words to madoguchi_staff;

create policy notices on customers for select to madoguchi_notices using (true);
grant select (id, name, email, phone) on customers to madoguchi_notices;
create policy notices on business for select to madoguchi_notices using (true);
grant select (name_ja, name_en, phone, email, address_ja, address_en)
  on business to madoguchi_notices;
grant select (id, email, role, admitted_by, admitted_as, removed_at)
  on mcp_users to madoguchi_notices;
grant select on mcp_allow_list to madoguchi_notices;

-- Whether a member of staff is told of that kind; they are asked for a decision
-- unless they do not want to be.
create function wants_notice(staff text, of_kind text) returns boolean
language sql stable set search_path = ''
as $$
  select u.role in ('owner', 'admin')
    and public.is_staff_admitted(u.admitted_by, u.admitted_as, u.removed_at)
    and coalesce((select p.is_on from public.notice_preferences p
      where p.admin_id = u.id and p.kind = of_kind),
      of_kind = 'booking_requested')
  from public.mcp_users u where u.id = staff
$$;

-- Writes what a customer and the staff are to be told. Imports say
-- `app.notices = 'off'`; owners who try something out do so as a customer of an
-- issuer that nobody can be.
create function add_notice(
  of_kind text, of_type text, thing text, of_version int, customer text,
  of_issuer text, of_user text, at timestamptz, until timestamptz
) returns void
language plpgsql volatile set search_path = ''
as $$
declare
  by_staff constant text := public.app_admin_id();
begin
  if until <= at or current_setting('app.notices', true) = 'off'
    or of_issuer = 'test-customers.invalid' then return;
  end if;
  insert into public.notices (audience, kind, about_type, about_id, version,
    customer_id, issuer, user_id, by_business, due_at, send_before, created_at)
  values ('customer', of_kind, of_type, thing, of_version, customer, of_issuer,
    of_user, by_staff is not null,
    case when of_kind <> 'booking_reminder' then at end, until, at)
  on conflict on constraint notices_once do nothing;
  if of_kind not in ('booking_booked', 'booking_changed', 'booking_cancelled',
    'booking_requested') then return;
  end if;
  insert into public.notices (audience, kind, about_type, about_id, version,
    customer_id, issuer, user_id, staff_id, by_business, due_at, send_before,
    created_at)
  select 'staff', of_kind, of_type, thing, of_version, customer, of_issuer,
    of_user, u.id, by_staff is not null, at, until, at
  from public.mcp_users u
  -- Nobody is told of what they did themselves.
  where u.id is distinct from by_staff and public.wants_notice(u.id, of_kind)
  on conflict on constraint notices_once do nothing;
end
$$;

-- What a notice says, from what is so at that moment; null where it is no longer
-- true. What it is about is read by `<type>_notice_facts()` of its own slice.
create function notice_facts(notice public.notices, at timestamptz)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  facts jsonb;
  customer jsonb;
begin
  if notice.send_before <= at or notice.audience = 'staff'
    and not coalesce(public.wants_notice(notice.staff_id, notice.kind), false)
  then return null;
  end if;
  select jsonb_build_object('name', c.name, 'email', c.email) into customer
  from public.customers c
  where c.id = notice.customer_id
    -- Not of somebody who was forgotten.
    and (c.name <> '' or c.email is not null or c.phone is not null);
  if customer is null then return null; end if;
  execute format('select public.%I($1, $2, $3, $4)',
    notice.about_type || '_notice_facts')
    into facts
    using notice.about_id, notice.version, notice.kind, at;
  return facts || jsonb_build_object('customer', customer,
    'staffEmail', (select u.email from public.mcp_users u
      where u.id = notice.staff_id),
    'business', (select jsonb_build_object(
        'name', jsonb_build_object('ja', b.name_ja, 'en', b.name_en),
        'address', jsonb_build_object('ja', b.address_ja, 'en', b.address_en),
        'phone', b.phone, 'email', b.email)
      from public.business b));
end
$$;

-- Whether the caller is who tells it: the customer's service, or this server.
create function delivers_notice(notice public.notices) returns boolean
language sql stable set search_path = ''
as $$
  select case when public.app_issuer() is null
    then notice.audience = 'staff' or notice.issuer is null
    else notice.audience = 'customer' and notice.issuer = public.app_issuer()
  end
$$;

-- Closes what is no longer true. What was tried in vain until it was too late is
-- shown to staff: its reader never heard of it.
create function close_notice(notice public.notices, at timestamptz)
returns void
language sql volatile set search_path = ''
as $$
  update public.notices n set
    state = case when n.send_before <= at and n.attempts > 0 then 'dead'
      else 'obsolete' end,
    reason = case when n.send_before <= at then 'too_late'
      else 'no_longer_true' end,
    leased_until = null, done_at = at
  where n.id = notice.id
$$;

-- Takes notices that are due and still true, for this caller alone, until the
-- lease ends. Each notice is tried so many times at most.
create function claim_notices(
  at timestamptz, at_most int, may_remind boolean, lease interval, tries int
) returns table (
  id uuid, audience text, kind text, "aboutType" text, "aboutId" text,
  version int, issuer text, "userId" text, "byBusiness" boolean, attempts int,
  "sendBefore" timestamptz, facts jsonb
)
language plpgsql volatile security definer set search_path = ''
as $$
declare
  taken public.notices;
  said jsonb;
begin
  for taken in
    select n.* from public.notices n
    where n.state = 'waiting' and n.due_at <= at
      and (n.leased_until is null or n.leased_until <= at)
      and (may_remind or n.kind <> 'booking_reminder')
      and public.delivers_notice(n)
    order by n.due_at, n.id limit at_most for update skip locked
  loop
    said := public.notice_facts(taken, at);
    if said is null then
      perform public.close_notice(taken, at);
    elsif taken.attempts >= tries then
      update public.notices n set state = 'dead', leased_until = null,
        reason = coalesce(n.reason, 'no_answer'), done_at = at
      where n.id = taken.id;
    else
      update public.notices n
      set leased_until = at + lease, attempts = n.attempts + 1
      where n.id = taken.id;
      return query select taken.id, taken.audience, taken.kind,
        taken.about_type, taken.about_id, taken.version, taken.issuer,
        taken.user_id, taken.by_business, taken.attempts + 1,
        taken.send_before, said;
    end if;
  end loop;
end
$$;

-- Whether a notice is still true, directly before it is sent; prolongs the lease.
-- Null: the caller has no such notice.
create function check_notice(
  notice uuid, at timestamptz, may_remind boolean, lease interval
) returns boolean
language plpgsql volatile security definer set search_path = ''
as $$
declare
  taken public.notices;
begin
  select n.* into taken from public.notices n
  where n.id = notice and public.delivers_notice(n) for update;
  if taken.id is null then return null; end if;
  if taken.state <> 'waiting'
    or taken.kind = 'booking_reminder' and not may_remind then return false;
  end if;
  if public.notice_facts(taken, at) is null then
    perform public.close_notice(taken, at);
    return false;
  end if;
  update public.notices n set leased_until = at + lease where n.id = taken.id;
  return true;
end
$$;

grant create on schema public to madoguchi_notices;
alter function wants_notice owner to madoguchi_notices;
alter function add_notice owner to madoguchi_notices;
alter function notice_facts owner to madoguchi_notices;
alter function delivers_notice owner to madoguchi_notices;
alter function close_notice owner to madoguchi_notices;
alter function claim_notices owner to madoguchi_notices;
alter function check_notice owner to madoguchi_notices;
revoke create on schema public from madoguchi_notices;
revoke all on function wants_notice, add_notice, notice_facts, delivers_notice,
  close_notice, claim_notices, check_notice from public;
grant execute on function claim_notices, check_notice
  to madoguchi_service, madoguchi_server;

-- The AI service of the environment gets every scope when it is first trusted; one
-- that still has all of them delivers notices, too. To any other, an owner gives it.
update trusted_issuers set scopes = scopes || '["notice:deliver"]'
where from_environment and scopes @>
  '["tool:list", "order:pay", "token:revoke", "customer:forget"]';

-- Forms, where the business has any.
do $forms$
begin
  if to_regclass('public.form_submissions') is null then return; end if;

  create policy notices on form_submissions for select to madoguchi_notices
    using (true);
  create policy notices on form_versions for select to madoguchi_notices
    using (true);
  grant select (id, form_id, version) on form_submissions to madoguchi_notices;
  grant select (form_id, version, title_ja, title_en) on form_versions
    to madoguchi_notices;

  create function submission_notice_facts(
    thing text, of_version int, of_kind text, at timestamptz
  ) returns jsonb
  language sql stable set search_path = ''
  as $$
    select jsonb_build_object('form',
      jsonb_build_object('ja', v.title_ja, 'en', v.title_en))
    from public.form_submissions s
    join public.form_versions v
      on v.form_id = s.form_id and v.version = s.version
    where s.id = thing
  $$;

  create function write_submission_notice() returns trigger
  language plpgsql volatile security definer set search_path = ''
  as $$
  begin
    perform public.add_notice('form_received', 'submission', new.id, 1,
      new.customer_id, new.issuer, new.user_id, new.submitted_at,
      new.submitted_at + interval '72 hours');
    return null;
  end
  $$;

  grant create on schema public to madoguchi_notices;
  alter function submission_notice_facts owner to madoguchi_notices;
  alter function write_submission_notice owner to madoguchi_notices;
  revoke create on schema public from madoguchi_notices;
  revoke all on function submission_notice_facts, write_submission_notice
    from public;
  create trigger notices after insert on form_submissions
    for each row execute function write_submission_notice();
end
$forms$;
