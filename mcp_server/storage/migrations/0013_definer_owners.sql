-- Replaces e9e60767f7e2e56f6f41d0dbf95ae5dbec2c4b32aa5f424aa7f92b1db4fcc396
-- since `migrate` itself takes the roles that own functions, and gives them
-- back at the end of each run.
select;
