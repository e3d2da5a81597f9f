CREATE TABLE webhooks (
    id                uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id   uuid        NOT NULL,
    name              text        NOT NULL,
    integration       text        NOT NULL DEFAULT 'custom',
    target_url        text        NOT NULL,
    event_types       text[]      NOT NULL,
    secret_reference  text        NOT NULL,
    active            boolean     NOT NULL DEFAULT true,
    failures_in_a_row integer     NOT NULL DEFAULT 0,
    last_delivered_at timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT webhooks_organization_id_fkey
        FOREIGN KEY (organization_id) REFERENCES organizations (id) ON DELETE CASCADE,
    CONSTRAINT webhooks_name_key UNIQUE (organization_id, name),
    CONSTRAINT webhooks_integration_check CHECK (integration IN ('home_assistant', 'mls', 'custom')),
    CONSTRAINT webhooks_target_url_check CHECK (target_url ~ '^https://[^/?#@]+([/?#]|$)'),
    CONSTRAINT webhooks_event_types_check CHECK (
        cardinality(event_types) > 0 AND array_position(event_types, NULL) IS NULL),
    CONSTRAINT webhooks_failures_in_a_row_check CHECK (failures_in_a_row >= 0)
);

CREATE INDEX webhooks_active_idx ON webhooks (organization_id) WHERE active;
CREATE INDEX webhooks_event_types_idx ON webhooks USING gin (event_types);
CREATE INDEX webhooks_integration_idx ON webhooks (integration);
CREATE INDEX webhooks_failing_idx ON webhooks (failures_in_a_row, last_delivered_at)
    WHERE active AND failures_in_a_row > 0;

COMMENT ON TABLE webhooks IS 'Who outside is told of which events: Home Assistant, listing services, others.';
COMMENT ON COLUMN webhooks.event_types IS 'Such as sale.completed; at least one.';
COMMENT ON COLUMN webhooks.secret_reference IS
    'Name of the signing secret in the secret store; the secret itself is never stored here.';
COMMENT ON COLUMN webhooks.failures_in_a_row IS 'Back to 0 with each delivery that succeeds.';
