alter table boats add column length_cm integer check (length_cm > 0);
