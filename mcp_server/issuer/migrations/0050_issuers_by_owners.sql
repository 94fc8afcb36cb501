-- Owners add, change and disable trusted issuers, by functions that take the id
-- of their live session. The server's own login still cannot write the table.

alter table trusted_issuers
  -- Whether `migrate` writes its audience and keys, from the environment.
  add column from_environment boolean not null default false;

-- When a token of an issuer was last used. The housekeeping writes it, from the
-- rate limits that it deletes.
create table issuer_use (
  issuer text primary key check (issuer <> ''),
  last_used_at timestamptz not null
);
grant select, insert, update on issuer_use to madoguchi_server;

grant select, insert, update on trusted_issuers to madoguchi_admission;
grant select on issuer_use to madoguchi_admission;
grant select (issuer, spent_until) on rate_limits to madoguchi_admission;

create function list_issuers(session text) returns table (
  issuer text, audience text, public_keys jsonb, jwks_url text, scopes jsonb,
  enabled boolean, from_environment boolean, created_at timestamptz,
  updated_at timestamptz, last_used_at timestamptz
)
language plpgsql stable security definer set search_path = ''
as $$
begin
  perform public.live_owner(session);
  return query
    select t.issuer, t.audience, t.public_keys, t.jwks_url, t.scopes, t.enabled,
      t.from_environment, t.created_at, t.updated_at,
      -- A caller who has spent much is ahead of now.
      case when used.at is not null then least(used.at, now()) end
    from public.trusted_issuers t
    left join lateral (
      select greatest(
        (select u.last_used_at from public.issuer_use u
          where u.issuer = t.issuer),
        (select max(r.spent_until) from public.rate_limits r
          where r.issuer = t.issuer)) as at) used on true
    order by t.created_at, t.issuer;
end
$$;

-- The issuer that an owner is about to change, locked until the end of the
-- transaction.
create function issuer_to_change(session text, name text)
returns public.trusted_issuers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  found_issuer public.trusted_issuers;
begin
  perform public.live_owner(session);
  select * into found_issuer from public.trusted_issuers t
  where t.issuer = name for update;
  if found_issuer.issuer is null then
    raise exception 'No such issuer' using errcode = 'MD002';
  end if;
  return found_issuer;
end
$$;

create function add_issuer(
  session text, name text, given_audience text, keys jsonb, keys_url text,
  given_scopes jsonb
) returns public.trusted_issuers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  added public.trusted_issuers;
begin
  perform public.live_owner(session);
  insert into public.trusted_issuers
    (issuer, audience, public_keys, jwks_url, scopes)
  values (name, given_audience, keys, keys_url, given_scopes)
  on conflict (issuer) do nothing
  returning * into added;
  if added.issuer is null then
    raise exception 'Trusted already' using errcode = 'MD005';
  end if;
  return added;
end
$$;

create function change_issuer(
  session text, name text, keys jsonb, keys_url text, given_scopes jsonb,
  is_enabled boolean
) returns public.trusted_issuers
language plpgsql volatile security definer set search_path = ''
as $$
declare
  changed public.trusted_issuers;
begin
  perform public.live_owner(session);
  update public.trusted_issuers t
  set public_keys = keys, jwks_url = keys_url, scopes = given_scopes,
    enabled = is_enabled, updated_at = now()
  where t.issuer = name returning * into changed;
  if changed.issuer is null then
    raise exception 'No such issuer' using errcode = 'MD002';
  end if;
  return changed;
end
$$;

grant create on schema public to madoguchi_admission;
alter function list_issuers owner to madoguchi_admission;
alter function issuer_to_change owner to madoguchi_admission;
alter function add_issuer owner to madoguchi_admission;
alter function change_issuer owner to madoguchi_admission;
revoke create on schema public from madoguchi_admission;
revoke all on function list_issuers, issuer_to_change, add_issuer, change_issuer
  from public;
grant execute on function list_issuers, issuer_to_change, add_issuer,
  change_issuer to madoguchi_staff;
