-- The roles of the database. They belong to the whole cluster. `migrate`
-- creates them by itself if it may. Where it may not, a role that may create
-- roles runs this file once, and again when `migrate` asks for it:
--   psql -v owner=shop_owner -v login=shop_server -f roles.sql
-- `owner` owns the database and migrates it, `login` is what the server logs in
-- as. Both exist already; an empty name is left out.
select set_config('madoguchi.owner', :'owner', false),
  set_config('madoguchi.login', :'login', false);

do $$
declare
  -- Those that requests run under, and the server's own.
  request constant text[] := array[
    'madoguchi_user', 'madoguchi_staff', 'madoguchi_stylist',
    'madoguchi_service'];
  -- Those that only own functions; nobody logs in as or switches to them.
  definer constant text[] := array[
    'madoguchi_availability', 'madoguchi_stock', 'madoguchi_eraser',
    'madoguchi_admission', 'madoguchi_notices'];
  owner constant text := current_setting('madoguchi.owner');
  login constant text := current_setting('madoguchi.login');
  has_options constant boolean :=
    current_setting('server_version_num')::int >= 160000;
  name text;
  server record;
begin
  foreach name in array request || definer || array['madoguchi_server'] loop
    if not exists (select from pg_roles where rolname = name) then
      begin
        execute format('create role %I nologin', name);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;

  -- A login that serves requests needs a role that was added since, too.
  for server in
    select member.rolname as login from pg_auth_members m
    join pg_roles member on member.oid = m.member and member.rolcanlogin
    join pg_roles role on role.oid = m.roleid
    where role.rolname = 'madoguchi_server'
      and not pg_has_role(member.oid, 'madoguchi_stylist', 'member')
  loop
    execute format('grant madoguchi_stylist to %I %s', server.login,
      case when has_options then 'with inherit false' else '' end);
  end loop;

  if owner <> '' then
    foreach name in array request || array['madoguchi_server'] loop
      if not pg_has_role(owner, name, 'usage') then
        execute format('grant %I to %I', name, owner);
      end if;
    end loop;
    -- Since Postgres 16 the owner can be allowed to take these roles, which see
    -- rows of everyone, only while it migrates.
    foreach name in array definer loop
      if has_options
        and not pg_has_role(owner, name, 'member with admin option')
      then
        execute format('grant %I to %I with admin true, inherit false, set false',
          name, owner);
      elsif not has_options and not pg_has_role(owner, name, 'usage') then
        execute format('grant %I to %I', name, owner);
      end if;
    end loop;
  end if;

  if login <> '' then
    execute format('grant madoguchi_server to %I', login);
    foreach name in array request loop
      execute format('grant %I to %I %s', name, login,
        case when has_options then 'with inherit false' else '' end);
    end loop;
    -- What a request asks is found by its keys, so one plan is good for all.
    execute format('alter role %I set plan_cache_mode = force_generic_plan',
      login);
    execute format('alter role %I set lock_timeout = ''5s''', login);
  end if;
end
$$;
