-- Submissions follow a walk-in who is merged with an account.
grant update (customer_id, issuer, user_id) on form_submissions
  to madoguchi_staff;
create index form_submissions_of_customer on form_submissions
  (customer_id, submitted_at, id);
drop index form_submissions_customer_id_idx;

create constraint trigger counted after insert on form_submissions
  deferrable initially deferred for each row
  execute function count_change('form');
