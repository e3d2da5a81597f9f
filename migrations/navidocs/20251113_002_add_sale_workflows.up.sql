CREATE TABLE sale_workflows (
    id                   uuid           PRIMARY KEY DEFAULT gen_random_uuid(),
    boat_id              uuid           NOT NULL,
    initiated_by         uuid           NOT NULL,
    status               text           NOT NULL DEFAULT 'draft',
    buyer_name           text,
    buyer_email          text,
    asking_price         numeric(14, 2),
    currency             text           NOT NULL DEFAULT 'EUR',
    package_location     text,
    package_generated_at timestamptz,
    transfer_token_hash  bytea,
    completed_at         timestamptz,
    created_at           timestamptz    NOT NULL DEFAULT now(),
    updated_at           timestamptz    NOT NULL DEFAULT now(),
    CONSTRAINT sale_workflows_boat_id_fkey FOREIGN KEY (boat_id) REFERENCES entities (id),
    CONSTRAINT sale_workflows_initiated_by_fkey FOREIGN KEY (initiated_by) REFERENCES users (id),
    CONSTRAINT sale_workflows_transfer_token_hash_key UNIQUE (transfer_token_hash),
    CONSTRAINT sale_workflows_status_check CHECK (
        status IN ('draft', 'generating_package', 'package_ready', 'transferring', 'completed', 'cancelled')),
    CONSTRAINT sale_workflows_buyer_check CHECK (
        status NOT IN ('transferring', 'completed') OR (buyer_name IS NOT NULL AND buyer_email IS NOT NULL)),
    CONSTRAINT sale_workflows_buyer_email_check CHECK (position('@' IN buyer_email) > 1),
    CONSTRAINT sale_workflows_asking_price_check CHECK (asking_price > 0),
    CONSTRAINT sale_workflows_currency_check CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT sale_workflows_package_check CHECK (
        (package_location IS NULL) = (package_generated_at IS NULL)),
    CONSTRAINT sale_workflows_transfer_token_hash_check CHECK (octet_length(transfer_token_hash) = 32),
    CONSTRAINT sale_workflows_completed_at_check CHECK (
        (status = 'completed') = (completed_at IS NOT NULL))
);

CREATE INDEX sale_workflows_boat_id_idx ON sale_workflows (boat_id);
CREATE INDEX sale_workflows_initiated_by_idx ON sale_workflows (initiated_by);
CREATE UNIQUE INDEX sale_workflows_one_open_per_boat_idx ON sale_workflows (boat_id)
    WHERE status NOT IN ('completed', 'cancelled');
CREATE INDEX sale_workflows_status_created_at_idx ON sale_workflows (status, created_at);
CREATE INDEX sale_workflows_buyer_email_idx ON sale_workflows (lower(buyer_email));
CREATE INDEX sale_workflows_completed_at_idx ON sale_workflows (completed_at)
    WHERE completed_at IS NOT NULL;

COMMENT ON TABLE sale_workflows IS 'The sale of a boat: from the document package to the hand-over to the buyer.';
COMMENT ON COLUMN sale_workflows.boat_id IS 'A boat with a sale on record cannot be deleted.';
COMMENT ON COLUMN sale_workflows.initiated_by IS 'Who started the sale; kept as long as the sale is.';
COMMENT ON COLUMN sale_workflows.currency IS 'ISO 4217.';
COMMENT ON COLUMN sale_workflows.package_location IS 'Where the package lies in object storage.';
COMMENT ON COLUMN sale_workflows.transfer_token_hash IS
    'SHA-256 of the link that the buyer is sent; the link itself is never stored.';
COMMENT ON COLUMN sale_workflows.updated_at IS 'Set by the application with each change.';
