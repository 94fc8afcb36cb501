-- Roles belong to the whole cluster, so another database may have made them.
do $$
declare
  name text;
begin
  foreach name in array array[
    'madoguchi_user', 'madoguchi_staff', 'madoguchi_service',
    'madoguchi_server', 'madoguchi_availability'
  ] loop
    begin
      execute format('create role %I nologin', name);
    exception when duplicate_object or unique_violation then null;
    end;
    -- A hosted owner is often no superuser and must be able to set the role.
    begin
      execute format('grant %I to current_user', name);
    exception when insufficient_privilege or unique_violation then null;
    end;
  end loop;
end
$$;

grant usage on schema public to
  madoguchi_user, madoguchi_staff, madoguchi_service, madoguchi_server,
  madoguchi_availability;

grant select on schema_migrations to madoguchi_server;

-- What policies compare with: null, which equals nothing, unless the
-- transaction set it. (A local setting leaves an empty string behind.)
create function app_issuer() returns text language sql stable
  return nullif(current_setting('app.issuer', true), '');

create function app_user_id() returns text language sql stable
  return nullif(current_setting('app.user_id', true), '');

create function app_admin_id() returns text language sql stable
  return nullif(current_setting('app.admin_id', true), '');
