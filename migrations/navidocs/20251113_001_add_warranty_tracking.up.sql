CREATE TABLE warranty_tracking (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    boat_id         uuid        NOT NULL,
    product_name    text        NOT NULL,
    manufacturer    text        NOT NULL,
    serial_number   text,
    provider        text        NOT NULL,
    purchased_on    date        NOT NULL,
    warranty_months integer     NOT NULL,
    expires_on      date        NOT NULL
        GENERATED ALWAYS AS ((purchased_on + make_interval(months => warranty_months))::date) STORED,
    status          text        NOT NULL DEFAULT 'active',
    notes           text,
    created_at      timestamptz NOT NULL DEFAULT now(),
    updated_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT warranty_tracking_boat_id_fkey
        FOREIGN KEY (boat_id) REFERENCES entities (id) ON DELETE CASCADE,
    CONSTRAINT warranty_tracking_serial_number_key
        UNIQUE (boat_id, manufacturer, serial_number),
    CONSTRAINT warranty_tracking_product_name_check CHECK (product_name <> ''),
    CONSTRAINT warranty_tracking_warranty_months_check CHECK (warranty_months BETWEEN 1 AND 600),
    CONSTRAINT warranty_tracking_status_check CHECK (status IN ('active', 'claimed', 'void'))
);

CREATE INDEX warranty_tracking_boat_id_expires_on_idx ON warranty_tracking (boat_id, expires_on);
CREATE INDEX warranty_tracking_expiring_idx ON warranty_tracking (expires_on) WHERE status = 'active';
CREATE INDEX warranty_tracking_product_idx ON warranty_tracking (manufacturer, product_name);

COMMENT ON TABLE warranty_tracking IS 'Warranties of what is built into a boat.';
COMMENT ON COLUMN warranty_tracking.boat_id IS 'The boat; its warranties go when it goes.';
COMMENT ON COLUMN warranty_tracking.serial_number IS 'As on the product; unknown for some.';
COMMENT ON COLUMN warranty_tracking.provider IS 'Who honours the warranty; often not the manufacturer.';
COMMENT ON COLUMN warranty_tracking.expires_on IS
    'Calculated. The last day of a shorter month stands in for the 29th to the 31st.';
COMMENT ON COLUMN warranty_tracking.status IS
    'What people did with it. Expired is no status: it is expires_on < current_date.';
COMMENT ON COLUMN warranty_tracking.updated_at IS 'Set by the application with each change.';
