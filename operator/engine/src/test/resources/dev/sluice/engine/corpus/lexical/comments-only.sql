-- nothing here;
/* nothing
 here either; */
-- 'open
