CREATE

TABLE
-- name
t

(
n
int
)

;

INSERT
INTO t
VALUES
(
1
)
;
