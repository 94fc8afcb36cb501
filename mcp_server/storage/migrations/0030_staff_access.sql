-- Who may use the admin site, and by what they were admitted. `migrate` writes
-- the lists; people come and go by the functions below. The server's own login
-- reads all of it and can write none of it, nor the trusted issuers.
grant usage on schema public to madoguchi_stylist, madoguchi_admission;

-- What policies for a stylist compare with.
create function app_resource_id() returns text language sql stable
  return nullif(current_setting('app.resource_id', true), '');

-- Folds A-Z only: a lookalike of a letter must not become that letter.
create function fold_ascii(value text) returns text language sql immutable
  return translate(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    'abcdefghijklmnopqrstuvwxyz');

-- Addresses that become owners, and the Workspace domain of viewers.
create table mcp_allow_list (
  kind text not null check (kind in ('email', 'domain')),
  value text not null check (value <> '' and value = fold_ascii(value)),
  primary key (kind, value)
);

alter table mcp_users
  drop constraint mcp_users_role_check,
  add constraint mcp_users_role_check
    check (role in ('owner', 'admin', 'stylist', 'viewer')),
  -- The column of the calendar that a stylist sees.
  add column resource_id text,
  -- Null: admitted before this was recorded, and not by a list since.
  add column admitted_by text
    check (admitted_by in ('email', 'domain', 'invitation')),
  -- The entry of the list, or the id of the invitation.
  add column admitted_as text,
  add column removed_at timestamptz,
  add column removed_by text,
  add constraint mcp_users_stylist_has_resource
    check ((role = 'stylist') = (resource_id is not null)),
  add constraint mcp_users_admission_is_whole
    check ((admitted_by is null) = (admitted_as is null));
create index on mcp_users (fold_ascii(email)) where removed_at is not null;

create table mcp_invitations (
  id text primary key,
  email text not null check (email <> '' and email = fold_ascii(email)),
  role text not null check (role in ('owner', 'admin', 'stylist', 'viewer')),
  resource_id text,
  invited_by text not null references mcp_users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text references mcp_users (id) on delete cascade,
  revoked_at timestamptz,
  check ((role = 'stylist') = (resource_id is not null)),
  check ((accepted_at is null) = (accepted_by is null))
);
create index on mcp_invitations (email);

-- Whether an admission still holds. A removal holds whatever the lists say.
create function is_staff_admitted(
  admitted_by text, admitted_as text, removed_at timestamptz
) returns boolean language sql stable
  return removed_at is null and (admitted_by = 'invitation' or exists (
    select from public.mcp_allow_list as allowed
    where allowed.kind = admitted_by and allowed.value = admitted_as));

revoke insert, update (audience, public_keys, updated_at)
  on trusted_issuers from madoguchi_server;
revoke select, insert, update (email, name, last_sign_in_at)
  on mcp_users from madoguchi_server;
revoke insert on mcp_sessions from madoguchi_server;
grant select (id, email, name, role, resource_id, admitted_by, admitted_as,
  removed_at) on mcp_users to madoguchi_server;
grant select on mcp_allow_list to madoguchi_server, madoguchi_admission;
grant select, insert, update on mcp_users, mcp_invitations
  to madoguchi_admission;
grant select, insert, delete on mcp_sessions to madoguchi_admission;

-- A stylist's reads are audited like those of all staff.
create policy stylist on audit_log for insert to madoguchi_stylist
  with check (actor_kind = 'staff' and issuer is null
    and actor_id = app_admin_id() and jti is null and kind = 'read');
grant insert on audit_log to madoguchi_stylist;

-- Signs in whoever Google says this is, by an admission that holds or a new one,
-- and starts a session; null if there is neither. `verified_email` and
-- `verified_domain` are null where Google does not vouch for the address.
create function sign_in_staff(
  sub text, verified_email text, verified_domain text, given_name text,
  new_id text, session_sha256 text, at timestamptz
) returns jsonb
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address constant text := public.fold_ascii(verified_email);
  domain constant text := public.fold_ascii(verified_domain);
  person public.mcp_users;
  invitation public.mcp_invitations;
  holds boolean;
  is_removed boolean;
  is_listed boolean;
begin
  perform pg_advisory_xact_lock(7205761);
  select * into person from public.mcp_users u where u.google_sub = sub;
  select * into invitation from public.mcp_invitations i
  where i.email = address and i.accepted_at is null and i.revoked_at is null
    and i.expires_at > now()
  order by i.created_at desc limit 1;
  -- Also under another account with the same address.
  is_removed := person.removed_at is not null or exists (
    select from public.mcp_users u
    where u.removed_at is not null and public.fold_ascii(u.email) = address);
  is_listed := not is_removed
    and public.is_staff_admitted('email', address, null);
  holds := person.id is not null
    and public.is_staff_admitted(
      person.admitted_by, person.admitted_as, person.removed_at)
    and case person.admitted_by
      when 'email' then address is null or address = person.admitted_as
      when 'domain' then domain is not null and domain = person.admitted_as
        and not is_listed and invitation.id is null
      else true end;

  if holds then
    update public.mcp_users u
    set name = coalesce(given_name, u.name),
      email = coalesce(verified_email, u.email), last_sign_in_at = at
    where u.google_sub = sub returning * into person;
  else
    if is_listed then
      person.role := 'owner';
      person.resource_id := null;
      person.admitted_by := 'email';
      person.admitted_as := address;
    elsif invitation.id is not null then
      person.role := invitation.role;
      person.resource_id := invitation.resource_id;
      person.admitted_by := 'invitation';
      person.admitted_as := invitation.id;
    elsif not is_removed
      and public.is_staff_admitted('domain', domain, null) then
      person.role := 'viewer';
      person.resource_id := null;
      person.admitted_by := 'domain';
      person.admitted_as := domain;
    else
      delete from public.mcp_sessions s where s.user_id = person.id;
      return null;
    end if;
    insert into public.mcp_users (google_sub, id, email, name, role,
      resource_id, admitted_by, admitted_as, created_at, last_sign_in_at)
    values (sub, new_id, verified_email, coalesce(given_name, verified_email),
      person.role, person.resource_id, person.admitted_by, person.admitted_as,
      at, at)
    on conflict (google_sub) do update set
      email = excluded.email, name = excluded.name, role = excluded.role,
      resource_id = excluded.resource_id, admitted_by = excluded.admitted_by,
      admitted_as = excluded.admitted_as, removed_at = null, removed_by = null,
      last_sign_in_at = excluded.last_sign_in_at
    returning * into person;
    update public.mcp_invitations i
    set accepted_at = now(), accepted_by = person.id
    where person.admitted_by = 'invitation' and i.id = invitation.id;
  end if;

  insert into public.mcp_sessions (id_sha256, user_id, created_at, last_seen_at)
  values (session_sha256, person.id, at, at);
  return jsonb_build_object('id', person.id, 'email', person.email,
    'name', person.name, 'role', person.role,
    'resourceId', person.resource_id);
end
$$;

-- The owner whose live session that is. The id itself is asked for: the server's
-- login can read its hash.
create function live_owner(session text) returns text
language plpgsql stable set search_path = ''
as $$
declare
  owner_id text;
begin
  select u.id into owner_id
  from public.mcp_sessions s join public.mcp_users u on u.id = s.user_id
  where s.id_sha256 = encode(sha256(convert_to(session, 'UTF8')), 'hex')
    -- As the server has it for every request.
    and s.last_seen_at > now() - interval '7 days'
    and s.created_at > now() - interval '30 days'
    and u.role = 'owner'
    and public.is_staff_admitted(u.admitted_by, u.admitted_as, u.removed_at);
  if owner_id is null then
    raise exception 'No live session of an owner' using errcode = 'MD001';
  end if;
  return owner_id;
end
$$;

-- The person that an owner is about to change; refused for the last owner where
-- that one would no longer be one.
create function staff_to_change(person_id text, stays_owner boolean)
returns public.mcp_users
language plpgsql stable set search_path = ''
as $$
declare
  person public.mcp_users;
begin
  select * into person from public.mcp_users u
  where u.id = person_id and u.removed_at is null;
  if person.id is null then
    raise exception 'No such person' using errcode = 'MD002';
  end if;
  if not stays_owner and person.role = 'owner' and not exists (
    select from public.mcp_users u
    where u.role = 'owner' and u.id <> person_id
      and public.is_staff_admitted(u.admitted_by, u.admitted_as, u.removed_at))
  then
    raise exception 'The last owner' using errcode = 'MD003';
  end if;
  return person;
end
$$;

create function change_staff_role(
  session text, person_id text, new_role text, new_resource_id text
) returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  -- The one lock of all these changes: two owners may demote each other at the
  -- same time.
  perform pg_advisory_xact_lock(7205761);
  perform public.live_owner(session);
  perform public.staff_to_change(person_id, new_role = 'owner');
  update public.mcp_users u set role = new_role, resource_id = new_resource_id
  where u.id = person_id;
end
$$;

create function remove_staff(session text, person_id text) returns void
language plpgsql volatile security definer set search_path = ''
as $$
declare
  person public.mcp_users;
  owner_id text;
begin
  perform pg_advisory_xact_lock(7205761);
  owner_id := public.live_owner(session);
  person := public.staff_to_change(person_id, false);
  update public.mcp_users u set removed_at = now(), removed_by = owner_id
  where u.id = person_id;
  delete from public.mcp_sessions s where s.user_id = person_id;
  -- Also what the person has invited: it could be themselves.
  update public.mcp_invitations i set revoked_at = now()
  where (i.email = public.fold_ascii(person.email) or i.invited_by = person_id)
    and i.accepted_at is null and i.revoked_at is null;
end
$$;

-- Ends all sessions of a person, or the one of that public id.
create function end_staff_sessions(
  session text, person_id text, session_id text
) returns int
language plpgsql volatile security definer set search_path = ''
as $$
declare
  ended int;
begin
  perform public.live_owner(session);
  if not exists (select from public.mcp_users u where u.id = person_id) then
    raise exception 'No such person' using errcode = 'MD002';
  end if;
  delete from public.mcp_sessions s
  where s.user_id = person_id and (session_id is null
    or 'ses_' || left(s.id_sha256, 24) = session_id);
  get diagnostics ended = row_count;
  return ended;
end
$$;

-- An earlier invitation of the same address no longer counts.
create function invite_staff(
  session text, new_id text, given_email text, given_role text,
  given_resource_id text
) returns timestamptz
language plpgsql volatile security definer set search_path = ''
as $$
declare
  address constant text := public.fold_ascii(given_email);
  owner_id text;
  until constant timestamptz := now() + interval '7 days';
begin
  perform pg_advisory_xact_lock(7205761);
  owner_id := public.live_owner(session);
  if exists (
    select from public.mcp_users u
    where public.fold_ascii(u.email) = address and public.is_staff_admitted(
      u.admitted_by, u.admitted_as, u.removed_at))
  then
    raise exception 'Already staff' using errcode = 'MD004';
  end if;
  update public.mcp_invitations i set revoked_at = now()
  where i.email = address and i.accepted_at is null and i.revoked_at is null;
  insert into public.mcp_invitations
    (id, email, role, resource_id, invited_by, expires_at)
  values (new_id, address, given_role, given_resource_id, owner_id, until);
  return until;
end
$$;

create function revoke_invitation(session text, invitation_id text)
returns void
language plpgsql volatile security definer set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(7205761);
  perform public.live_owner(session);
  update public.mcp_invitations i set revoked_at = now()
  where i.id = invitation_id and i.accepted_at is null
    and i.revoked_at is null;
  if not found then
    raise exception 'No such invitation' using errcode = 'MD002';
  end if;
end
$$;

-- Everybody who was ever admitted, with their live sessions, and the invitations
-- that can still be accepted.
create function list_staff(session text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform public.live_owner(session);
  return jsonb_build_object(
    'staff', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', u.id, 'email', u.email, 'name', u.name, 'role', u.role,
        'resourceId', u.resource_id, 'admittedBy', u.admitted_by,
        'isActive', coalesce(public.is_staff_admitted(
          u.admitted_by, u.admitted_as, u.removed_at), false),
        'removedAt', u.removed_at, 'lastSignInAt', u.last_sign_in_at,
        'sessions', (
          select coalesce(jsonb_agg(jsonb_build_object(
            'id', 'ses_' || left(s.id_sha256, 24), 'createdAt', s.created_at,
            'lastSeenAt', s.last_seen_at) order by s.last_seen_at desc), '[]')
          from public.mcp_sessions s
          where s.user_id = u.id
            and s.last_seen_at > now() - interval '7 days'
            and s.created_at > now() - interval '30 days')
      ) order by u.created_at, u.id), '[]')
      from public.mcp_users u),
    'invitations', (
      select coalesce(jsonb_agg(jsonb_build_object(
        'id', i.id, 'email', i.email, 'role', i.role,
        'resourceId', i.resource_id, 'expiresAt', i.expires_at
      ) order by i.created_at, i.id), '[]')
      from public.mcp_invitations i
      where i.accepted_at is null and i.revoked_at is null
        and i.expires_at > now()));
end
$$;

grant create on schema public to madoguchi_admission;
alter function sign_in_staff owner to madoguchi_admission;
alter function live_owner owner to madoguchi_admission;
alter function staff_to_change owner to madoguchi_admission;
alter function change_staff_role owner to madoguchi_admission;
alter function remove_staff owner to madoguchi_admission;
alter function end_staff_sessions owner to madoguchi_admission;
alter function invite_staff owner to madoguchi_admission;
alter function revoke_invitation owner to madoguchi_admission;
alter function list_staff owner to madoguchi_admission;
revoke create on schema public from madoguchi_admission;
revoke all on function sign_in_staff, live_owner, staff_to_change,
  change_staff_role, remove_staff, end_staff_sessions, invite_staff,
  revoke_invitation, list_staff from public;
grant execute on function sign_in_staff to madoguchi_server;
grant execute on function change_staff_role, remove_staff, end_staff_sessions,
  invite_staff, revoke_invitation, list_staff to madoguchi_staff;
