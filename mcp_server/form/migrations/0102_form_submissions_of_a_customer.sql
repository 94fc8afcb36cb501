-- Customers read what they handed in themselves, with the version that they
-- answered, also where the form is no longer in use.
grant select (id, form_id, version, issuer, user_id, answers, submitted_at)
  on form_submissions to madoguchi_user;
create policy answered on form_versions for select to madoguchi_user
  using (exists (
    select from form_submissions s
    where s.form_id = form_versions.form_id
      and s.version = form_versions.version
      and s.issuer = app_issuer() and s.user_id = app_user_id()));

create index form_submissions_of_form on form_submissions
  (form_id, submitted_at, id);
