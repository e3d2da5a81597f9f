-- client: 18
CREATE TABLE t (n int, v text);
COPY t FROM STDIN DELIMITER '|' NULL 'null';
1|a
2|null
\.
COPY t FROM STDIN WITH CSV HEADER QUOTE AS '"' DELIMITER AS ',';
n,v
3,"c"
\.
COPY t FROM STDIN USING DELIMITERS ':';
4:d
\.
