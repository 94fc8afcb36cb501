-- Replaces 36c44d7e157c2a066b0cd5a99e847737dbe41e2e44638026380bce26eaf3eeae
-- since roles.sql has the roles; what it does is the same.
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
