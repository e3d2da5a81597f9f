CREATE TABLE notifications (
    id                uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id           uuid        NOT NULL,
    boat_id           uuid,
    document_id       uuid,
    kind              text        NOT NULL,
    priority          text        NOT NULL DEFAULT 'normal',
    title             text        NOT NULL,
    body              text        NOT NULL,
    action_path       text,
    details           jsonb       NOT NULL DEFAULT '{}',
    deduplication_key text,
    read_at           timestamptz,
    dismissed_at      timestamptz,
    created_at        timestamptz NOT NULL DEFAULT now(),
    expires_at        timestamptz NOT NULL DEFAULT now() + interval '30 days',
    CONSTRAINT notifications_user_id_fkey
        FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE,
    CONSTRAINT notifications_boat_id_fkey
        FOREIGN KEY (boat_id) REFERENCES entities (id) ON DELETE CASCADE,
    CONSTRAINT notifications_document_id_fkey
        FOREIGN KEY (document_id) REFERENCES documents (id) ON DELETE SET NULL,
    CONSTRAINT notifications_deduplication_key_key UNIQUE (user_id, deduplication_key),
    CONSTRAINT notifications_kind_check CHECK (kind IN ('warranty', 'sale', 'document', 'system')),
    CONSTRAINT notifications_priority_check CHECK (priority IN ('low', 'normal', 'high')),
    CONSTRAINT notifications_title_check CHECK (title <> ''),
    CONSTRAINT notifications_action_path_check CHECK (action_path ~ '^/[^/]'),
    CONSTRAINT notifications_details_check CHECK (jsonb_typeof(details) = 'object'),
    CONSTRAINT notifications_expires_at_check CHECK (expires_at > created_at)
);

CREATE INDEX notifications_user_id_created_at_idx ON notifications (user_id, created_at DESC);
CREATE INDEX notifications_unread_idx ON notifications (user_id, created_at DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_boat_id_idx ON notifications (boat_id);
CREATE INDEX notifications_document_id_idx ON notifications (document_id);
CREATE INDEX notifications_kind_created_at_idx ON notifications (kind, created_at);
CREATE INDEX notifications_expires_at_idx ON notifications (expires_at);

COMMENT ON TABLE notifications IS 'What the application has told a user; kept for 30 days.';
COMMENT ON COLUMN notifications.boat_id IS 'The boat that it is about, if one; goes when the boat goes.';
COMMENT ON COLUMN notifications.document_id IS 'The document that it is about, if one; outlives it.';
COMMENT ON COLUMN notifications.action_path IS 'Where a click leads: a path in the application, never another host.';
COMMENT ON COLUMN notifications.deduplication_key IS 'The same key is told to the same user only once.';
COMMENT ON COLUMN notifications.read_at IS 'NULL: unread.';
COMMENT ON COLUMN notifications.expires_at IS 'After this the application may delete the row.';
