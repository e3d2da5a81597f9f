CREATE TABLE notification_templates (
    id         uuid        PRIMARY KEY DEFAULT gen_random_uuid(),
    code       text        NOT NULL,
    channel    text        NOT NULL,
    locale     text        NOT NULL DEFAULT 'en',
    version    integer     NOT NULL DEFAULT 1,
    subject    text,
    body       text        NOT NULL,
    variables  text[]      NOT NULL DEFAULT '{}',
    active     boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT notification_templates_version_key UNIQUE (code, channel, locale, version),
    CONSTRAINT notification_templates_code_check CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT notification_templates_channel_check CHECK (channel IN ('email', 'sms', 'push', 'in_app')),
    CONSTRAINT notification_templates_locale_check CHECK (locale ~ '^[a-z]{2}(-[A-Z]{2})?$'),
    CONSTRAINT notification_templates_version_check CHECK (version > 0),
    CONSTRAINT notification_templates_subject_check CHECK (channel <> 'email' OR (subject <> '') IS TRUE),
    CONSTRAINT notification_templates_body_check CHECK (body <> ''),
    CONSTRAINT notification_templates_variables_check CHECK (array_position(variables, NULL) IS NULL)
);

CREATE UNIQUE INDEX notification_templates_one_active_idx
    ON notification_templates (code, channel, locale) WHERE active;
CREATE INDEX notification_templates_channel_idx ON notification_templates (channel, locale);
CREATE INDEX notification_templates_variables_idx ON notification_templates USING gin (variables);
CREATE INDEX notification_templates_updated_at_idx ON notification_templates (updated_at);

COMMENT ON TABLE notification_templates IS 'Texts of messages by e-mail, SMS, push and in the application.';
COMMENT ON COLUMN notification_templates.code IS 'What the application asks for, such as warranty_expiring.';
COMMENT ON COLUMN notification_templates.version IS
    'A new text is a new version; of the versions at most one is active.';
COMMENT ON COLUMN notification_templates.subject IS 'E-mail needs one; the other channels may do without.';
COMMENT ON COLUMN notification_templates.variables IS 'Names that the sender must fill in.';
COMMENT ON COLUMN notification_templates.updated_at IS 'Set by the application with each change.';
