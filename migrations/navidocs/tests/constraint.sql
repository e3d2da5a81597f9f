-- Suite 2: is what must be refused refused, and by the constraint that should?
-- Makes one good row per table, really tries each bad change on them, and takes everything back. It also
-- fails for a foreign key, CHECK or unique index of the five tables that no case here has proved.
DO $$
DECLARE
    good constant uuid := '5101ce00-0000-4000-8000-000000000002';
    bad record;
    state text;
    refuser text;
    proved text[] := '{}';
    unproved text;
BEGIN
    INSERT INTO organizations (id, name, slug) VALUES (good, 'Suite', 'constraint-suite');
    INSERT INTO users (id, organization_id, email, display_name) VALUES (good, good, 'constraint@suite.test', 'Suite');
    INSERT INTO entities (id, organization_id, name) VALUES (good, good, 'Boat');
    INSERT INTO documents (id, organization_id, entity_id, uploaded_by, title) VALUES (good, good, good, good, 'Manual');
    INSERT INTO warranty_tracking
        (id, boat_id, product_name, manufacturer, serial_number, provider, purchased_on, warranty_months)
    VALUES (good, good, 'Engine', 'Maker', 'S1', 'Yard', '2025-01-31', 24);
    INSERT INTO sale_workflows (id, boat_id, initiated_by, transfer_token_hash) VALUES (good, good, good, sha256('link'));
    INSERT INTO webhooks (id, organization_id, name, target_url, event_types, secret_reference)
    VALUES (good, good, 'home', 'https://home.test/hook', '{sale.completed}', 'webhooks/home');
    INSERT INTO notification_templates (id, code, channel, subject, body, active)
    VALUES (good, 'constraint_suite', 'email', 'Subject', 'Body', true);
    INSERT INTO notifications (id, user_id, boat_id, document_id, kind, title, body, deduplication_key)
    VALUES (good, good, good, good, 'sale', 'Title', 'Body', 'once');

    FOR bad IN
        SELECT format('UPDATE %I SET %s WHERE id = %L', name, change, good) AS statement, by_constraint
        FROM (VALUES
            ('warranty_tracking', 'boat_id = gen_random_uuid()', 'warranty_tracking_boat_id_fkey'),
            ('warranty_tracking', 'product_name = ''''', 'warranty_tracking_product_name_check'),
            ('warranty_tracking', 'warranty_months = 0', 'warranty_tracking_warranty_months_check'),
            ('warranty_tracking', 'warranty_months = 601', 'warranty_tracking_warranty_months_check'),
            ('warranty_tracking', 'status = ''expired''', 'warranty_tracking_status_check'),

            ('sale_workflows', 'boat_id = gen_random_uuid()', 'sale_workflows_boat_id_fkey'),
            ('sale_workflows', 'initiated_by = gen_random_uuid()', 'sale_workflows_initiated_by_fkey'),
            ('sale_workflows', 'status = ''lost''', 'sale_workflows_status_check'),
            ('sale_workflows', 'status = ''transferring''', 'sale_workflows_buyer_check'),
            ('sale_workflows', 'buyer_email = ''nobody''', 'sale_workflows_buyer_email_check'),
            ('sale_workflows', 'asking_price = 0', 'sale_workflows_asking_price_check'),
            ('sale_workflows', 'currency = ''eur''', 'sale_workflows_currency_check'),
            ('sale_workflows', 'package_location = ''p.zip''', 'sale_workflows_package_check'),
            ('sale_workflows', 'package_generated_at = now()', 'sale_workflows_package_check'),
            ('sale_workflows', 'transfer_token_hash = ''link''', 'sale_workflows_transfer_token_hash_check'),
            ('sale_workflows', 'completed_at = now()', 'sale_workflows_completed_at_check'),

            ('webhooks', 'organization_id = gen_random_uuid()', 'webhooks_organization_id_fkey'),
            ('webhooks', 'integration = ''fax''', 'webhooks_integration_check'),
            ('webhooks', 'target_url = ''http://home.test/hook''', 'webhooks_target_url_check'),
            ('webhooks', 'target_url = ''https://user:pass@home.test''', 'webhooks_target_url_check'),
            ('webhooks', 'event_types = ''{}''', 'webhooks_event_types_check'),
            ('webhooks', 'event_types = ''{sale.completed,NULL}''', 'webhooks_event_types_check'),
            ('webhooks', 'failures_in_a_row = -1', 'webhooks_failures_in_a_row_check'),

            ('notification_templates', 'code = ''Sale done''', 'notification_templates_code_check'),
            ('notification_templates', 'channel = ''fax''', 'notification_templates_channel_check'),
            ('notification_templates', 'locale = ''english''', 'notification_templates_locale_check'),
            ('notification_templates', 'version = 0', 'notification_templates_version_check'),
            ('notification_templates', 'subject = NULL', 'notification_templates_subject_check'),
            ('notification_templates', 'body = ''''', 'notification_templates_body_check'),
            ('notification_templates', 'variables = ''{NULL}''', 'notification_templates_variables_check'),

            ('notifications', 'user_id = gen_random_uuid()', 'notifications_user_id_fkey'),
            ('notifications', 'boat_id = gen_random_uuid()', 'notifications_boat_id_fkey'),
            ('notifications', 'document_id = gen_random_uuid()', 'notifications_document_id_fkey'),
            ('notifications', 'kind = ''advertisement''', 'notifications_kind_check'),
            ('notifications', 'priority = ''urgent''', 'notifications_priority_check'),
            ('notifications', 'title = ''''', 'notifications_title_check'),
            ('notifications', 'action_path = ''//elsewhere.test''', 'notifications_action_path_check'),
            ('notifications', 'details = ''[]''', 'notifications_details_check'),
            ('notifications', 'expires_at = created_at', 'notifications_expires_at_check')
        ) AS updates (name, change, by_constraint)
        UNION ALL
        SELECT format('INSERT INTO %s', replace(twin, 'good', quote_literal(good))), by_constraint
        FROM (VALUES
            ('warranty_tracking (boat_id, product_name, manufacturer, serial_number, provider, purchased_on, warranty_months)
              VALUES (good, ''Spare engine'', ''Maker'', ''S1'', ''Yard'', ''2025-02-01'', 12)',
                'warranty_tracking_serial_number_key'),
            ('sale_workflows (boat_id, initiated_by) VALUES (good, good)', 'sale_workflows_one_open_per_boat_idx'),
            ('sale_workflows (boat_id, initiated_by, status, transfer_token_hash)
              VALUES (good, good, ''cancelled'', sha256(''link''))', 'sale_workflows_transfer_token_hash_key'),
            ('webhooks (organization_id, name, target_url, event_types, secret_reference)
              VALUES (good, ''home'', ''https://other.test'', ''{a}'', ''s'')', 'webhooks_name_key'),
            ('notification_templates (code, channel, subject, body)
              VALUES (''constraint_suite'', ''email'', ''S'', ''B'')', 'notification_templates_version_key'),
            ('notification_templates (code, channel, subject, body, version, active)
              VALUES (''constraint_suite'', ''email'', ''S'', ''B'', 2, true)', 'notification_templates_one_active_idx'),
            ('notifications (user_id, kind, title, body, deduplication_key)
              VALUES (good, ''system'', ''T'', ''B'', ''once'')', 'notifications_deduplication_key_key')
        ) AS twins (twin, by_constraint)
    LOOP
        refuser := NULL;
        BEGIN
            EXECUTE bad.statement;
        EXCEPTION WHEN integrity_constraint_violation THEN
            GET STACKED DIAGNOSTICS refuser = CONSTRAINT_NAME;
        END;
        IF refuser IS DISTINCT FROM bad.by_constraint THEN
            RAISE EXCEPTION '% should have refused: % (refused by: %)',
                bad.by_constraint, bad.statement, coalesce(refuser, 'nothing');
        END IF;
        proved := proved || refuser;
    END LOOP;

    -- Every column but these refuses NULL.
    FOR bad IN
        SELECT t.name, a.attname
        FROM (VALUES
            ('warranty_tracking', '{serial_number,notes}'::text[]),
            ('sale_workflows', '{buyer_name,buyer_email,asking_price,package_location,package_generated_at,
                                 transfer_token_hash,completed_at}'),
            ('webhooks', '{last_delivered_at}'),
            ('notification_templates', '{subject}'),
            ('notifications', '{boat_id,document_id,action_path,deduplication_key,read_at,dismissed_at}')
        ) AS t (name, nullable)
        JOIN pg_attribute a ON a.attrelid = to_regclass(t.name) AND a.attnum > 0 AND NOT a.attisdropped
        WHERE a.attname <> ALL (t.nullable) AND a.attgenerated = ''
    LOOP
        state := 'nothing';
        BEGIN
            EXECUTE format('UPDATE %I SET %I = NULL WHERE id = %L', bad.name, bad.attname, good);
        EXCEPTION WHEN not_null_violation THEN
            state := 'refused';
        END;
        IF state <> 'refused' THEN
            RAISE EXCEPTION 'column %.% takes NULL', bad.name, bad.attname;
        END IF;
    END LOOP;

    SELECT string_agg(name, ', ') INTO unproved
    FROM (SELECT conrelid, conname::text FROM pg_constraint WHERE contype IN ('f', 'c')
          UNION
          SELECT x.indrelid, c.relname::text FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
          WHERE x.indisunique AND NOT x.indisprimary) AS existing (relation, name)
    WHERE relation IN ('warranty_tracking'::regclass, 'sale_workflows'::regclass, 'webhooks'::regclass,
                       'notification_templates'::regclass, 'notifications'::regclass)
      AND name <> ALL (proved);
    IF unproved IS NOT NULL THEN
        RAISE EXCEPTION 'no case here proves: %', unproved;
    END IF;

    RAISE EXCEPTION 'all cases passed' USING ERRCODE = 'ZZ000';
EXCEPTION WHEN SQLSTATE 'ZZ000' THEN
    NULL; -- the only way back in a DO block: the rows above are gone
END
$$;
