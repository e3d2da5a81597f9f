-- A script as a product's repository has it.
CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent');

CREATE TABLE customer (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE, -- one account; one address
    created timestamptz NOT NULL DEFAULT '2024-01-01 00:00:00+00'
);

CREATE TABLE orders (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer (id),
    state order_state NOT NULL DEFAULT 'new',
    note text CHECK (note <> ';')
);
CREATE INDEX orders_customer ON orders (customer_id);

CREATE FUNCTION touch() RETURNS trigger
    LANGUAGE plpgsql
AS
$$
BEGIN
    NEW.note := coalesce(NEW.note, 'none;');
    RETURN NEW;
END;
$$;

CREATE TRIGGER orders_touch
    BEFORE INSERT ON orders
    FOR EACH ROW
EXECUTE FUNCTION touch();

INSERT INTO customer (email) VALUES ('a@example.org'), ('b@example.org');
INSERT INTO orders (customer_id, state)
SELECT id, CASE WHEN email LIKE 'a%' THEN 'paid' ELSE 'new' END::order_state
FROM customer;
