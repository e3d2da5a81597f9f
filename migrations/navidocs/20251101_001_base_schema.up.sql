-- The schema that the five tables of 20251113 stand beside. A database that has these four tables
-- already starts after this version: see "A database that is there already" in README.md.

CREATE TABLE organizations (
    id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    slug       text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT organizations_slug_key UNIQUE (slug),
    CONSTRAINT organizations_slug_check CHECK (slug ~ '^[a-z0-9]([a-z0-9-]*[a-z0-9])?$')
);
COMMENT ON TABLE organizations IS 'Tenants: yards, brokers, owners'' offices.';

CREATE TABLE users (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid        NOT NULL,
    email           text        NOT NULL,
    display_name    text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT users_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT users_email_check CHECK (position('@' IN email) > 1)
);
CREATE UNIQUE INDEX users_email_key ON users (lower(email));
CREATE INDEX users_organization_id_idx ON users (organization_id);
COMMENT ON TABLE users IS 'People who log in; each belongs to one organization.';

CREATE TABLE entities (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid        NOT NULL,
    kind            text        NOT NULL DEFAULT 'boat',
    name            text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT entities_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT entities_kind_check CHECK (kind IN ('boat', 'marina', 'property'))
);
CREATE INDEX entities_organization_id_idx ON entities (organization_id);
COMMENT ON TABLE entities IS 'What documents are about; a boat is an entity of kind boat.';

CREATE TABLE documents (
    id              uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id uuid        NOT NULL,
    entity_id       uuid,
    uploaded_by     uuid        NOT NULL,
    title           text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT documents_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES organizations (id),
    CONSTRAINT documents_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES entities (id),
    CONSTRAINT documents_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES users (id)
);
CREATE INDEX documents_organization_id_idx ON documents (organization_id);
CREATE INDEX documents_entity_id_idx ON documents (entity_id);
CREATE INDEX documents_uploaded_by_idx ON documents (uploaded_by);
COMMENT ON TABLE documents IS 'Manuals, invoices, surveys; the files themselves lie in object storage.';
