-- fails: 9
/*
 * A header; of several lines
 */
CREATE TABLE t (n int);

-- comment

INSERT INTO missing VALUES (1);
