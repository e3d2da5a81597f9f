-- Suite 3: does each table do what it is for? One small story per table; everything is taken back.
DO $$
DECLARE
    org uuid;
    skipper uuid;
    boat uuid;
    manual uuid;
    sale uuid;
    hook uuid;
    note uuid;
BEGIN
    PERFORM set_config('plpgsql.check_asserts', 'on', true);

    INSERT INTO organizations (name, slug) VALUES ('Suite', 'smoke-suite') RETURNING id INTO org;
    INSERT INTO users (organization_id, email, display_name) VALUES (org, 'smoke@suite.test', 'S') RETURNING id INTO skipper;
    INSERT INTO entities (organization_id, name) VALUES (org, 'Boat') RETURNING id INTO boat;
    INSERT INTO documents (organization_id, entity_id, uploaded_by, title)
    VALUES (org, boat, skipper, 'Manual') RETURNING id INTO manual;

    -- warranty_tracking: the end is calculated, and moves with what it is calculated from
    INSERT INTO warranty_tracking (boat_id, product_name, manufacturer, provider, purchased_on, warranty_months)
    VALUES (boat, 'Engine', 'Maker', 'Yard', '2024-01-31', 1);
    ASSERT (SELECT expires_on = '2024-02-29' AND status = 'active' FROM warranty_tracking WHERE boat_id = boat),
        'a month after 31 January 2024 is 29 February';
    UPDATE warranty_tracking SET warranty_months = 24 WHERE boat_id = boat;
    ASSERT (SELECT expires_on = '2026-01-31' FROM warranty_tracking WHERE boat_id = boat),
        'a longer warranty ends later';

    -- sale_workflows: from draft to completed; then the boat may be sold once more
    INSERT INTO sale_workflows (boat_id, initiated_by, asking_price) VALUES (boat, skipper, 125000) RETURNING id INTO sale;
    UPDATE sale_workflows
    SET status = 'package_ready', package_location = 'packages/1.zip', package_generated_at = now() WHERE id = sale;
    UPDATE sale_workflows
    SET status = 'transferring', buyer_name = 'B', buyer_email = 'buyer@suite.test', transfer_token_hash = sha256('smoke')
    WHERE id = sale;
    UPDATE sale_workflows SET status = 'completed', completed_at = now() WHERE id = sale;
    INSERT INTO sale_workflows (boat_id, initiated_by) VALUES (boat, skipper);
    ASSERT (SELECT count(*) = 2 FROM sale_workflows WHERE boat_id = boat), 'a second sale after the first is completed';

    -- webhooks: found by event, and no more once switched off
    INSERT INTO webhooks (organization_id, name, integration, target_url, event_types, secret_reference)
    VALUES (org, 'home', 'home_assistant', 'https://home.test/hook', '{sale.completed,document.added}', 'webhooks/home')
    RETURNING id INTO hook;
    ASSERT (SELECT array_agg(id) = ARRAY[hook] FROM webhooks
            WHERE organization_id = org AND active AND event_types @> '{sale.completed}'), 'subscribed';
    UPDATE webhooks SET active = false WHERE id = hook;
    ASSERT (SELECT count(*) = 0 FROM webhooks
            WHERE organization_id = org AND active AND event_types @> '{sale.completed}'), 'switched off';

    -- notification_templates: a new version takes over from the old one
    INSERT INTO notification_templates (code, channel, subject, body, variables, active)
    VALUES ('smoke_suite', 'email', 'Old', 'Hello {{name}}', '{name}', true);
    UPDATE notification_templates SET active = false WHERE code = 'smoke_suite';
    INSERT INTO notification_templates (code, channel, version, subject, body, variables, active)
    VALUES ('smoke_suite', 'email', 2, 'New', 'Hello {{name}}', '{name}', true);
    ASSERT (SELECT subject = 'New' FROM notification_templates
            WHERE code = 'smoke_suite' AND channel = 'email' AND locale = 'en' AND active), 'the new text is sent';

    -- notifications: unread, read, kept for 30 days; outlive their document, not their boat or user
    INSERT INTO notifications (user_id, boat_id, document_id, kind, title, body)
    VALUES (skipper, boat, manual, 'document', 'New manual', 'Read it') RETURNING id INTO note;
    ASSERT (SELECT read_at IS NULL AND expires_at = created_at + interval '30 days' FROM notifications WHERE id = note),
        'unread, for 30 days';
    UPDATE notifications SET read_at = now() WHERE id = note;
    ASSERT (SELECT count(*) = 0 FROM notifications WHERE user_id = skipper AND read_at IS NULL), 'none unread';
    DELETE FROM documents WHERE id = manual;
    ASSERT (SELECT document_id IS NULL FROM notifications WHERE id = note), 'outlives its document';

    -- what refers to a boat when it goes
    BEGIN
        DELETE FROM entities WHERE id = boat;
        ASSERT false, 'a boat with a sale on record cannot be deleted';
    EXCEPTION WHEN foreign_key_violation THEN
        NULL;
    END;
    DELETE FROM sale_workflows WHERE boat_id = boat;
    DELETE FROM entities WHERE id = boat;
    ASSERT NOT EXISTS (SELECT FROM warranty_tracking WHERE boat_id = boat), 'warranties go with their boat';
    ASSERT NOT EXISTS (SELECT FROM notifications WHERE boat_id = boat), 'notifications go with their boat';

    RAISE EXCEPTION 'all stories passed' USING ERRCODE = 'ZZ000';
EXCEPTION WHEN SQLSTATE 'ZZ000' THEN
    NULL; -- the only way back in a DO block: the rows above are gone
END
$$;
