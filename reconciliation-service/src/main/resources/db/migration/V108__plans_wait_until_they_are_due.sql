-- Due are accounts whose plan has to be looked at again: something of it changed on closed days, or days were reopened. The others wait.
ALTER TABLE plan_waiting ADD COLUMN due boolean NOT NULL DEFAULT false;

-- Until now every job of the solver ended with all that waits.
UPDATE plan_waiting w SET due = true WHERE EXISTS (SELECT FROM solver_job j WHERE j.workspace_id = w.workspace_id);
