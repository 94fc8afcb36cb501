-- How long the audit log is kept. The owner alone writes it (`migrate`); without
-- a row it is kept for ever.
create table retention (
  what text primary key check (what = 'audit_log'),
  days int not null check (days >= 30)
);
grant select on retention to madoguchi_server, madoguchi_eraser;

-- Entries from this moment on are kept. By the database's clock, since a login of
-- the server may not choose another.
create function audit_kept_from() returns timestamptz
language sql stable set search_path = ''
as $$
  select coalesce(
    (select now() - make_interval(days => days)
      from public.retention where what = 'audit_log'),
    '-infinity')
$$;
revoke all on function audit_kept_from from public;
grant execute on function audit_kept_from to madoguchi_server, madoguchi_eraser;

-- Whoever needs no right can delete what has lapsed, and nothing else.
drop trigger append_only on audit_log;
create trigger append_only before update or truncate on audit_log
  for each statement execute function refuse_change();
create trigger kept before delete on audit_log
  for each row when (old.at >= audit_kept_from())
  execute function refuse_change();

create policy lapsed on audit_log to madoguchi_eraser
  using (at < audit_kept_from());
grant select (id, at), delete on audit_log to madoguchi_eraser;
create index audit_log_at on audit_log using brin (at);

-- Deletes at most that many lapsed entries.
create function delete_lapsed_audit(at_most int) returns void
language sql volatile security definer set search_path = ''
as $$
  delete from public.audit_log where id = any (array(
    select id from public.audit_log where at < public.audit_kept_from()
    limit at_most))
$$;
grant create on schema public to madoguchi_eraser;
alter function delete_lapsed_audit owner to madoguchi_eraser;
revoke create on schema public from madoguchi_eraser;
revoke all on function delete_lapsed_audit from public;
grant execute on function delete_lapsed_audit to madoguchi_server;
