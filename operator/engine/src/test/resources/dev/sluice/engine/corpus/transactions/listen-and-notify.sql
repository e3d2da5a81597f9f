CREATE TABLE t (n int);
NOTIFY news, 'a;b';
LISTEN news;
INSERT INTO t VALUES (1);
UNLISTEN news; UNLISTEN *;
SELECT pg_notify('news', ';');
