-- Suite 1: are the tables, columns and indexes there, all of them and no others?
-- Indexes are counted without the primary key's: it is asked for separately.
DO $$
DECLARE
    expected record;
    difference text;
BEGIN
    FOR expected IN
        SELECT * FROM (VALUES
            ('warranty_tracking', 13, 4,
                '{id,boat_id,product_name,manufacturer,serial_number,provider,purchased_on,warranty_months,
                  expires_on,status,notes,created_at,updated_at}'::text[],
                '{warranty_tracking_serial_number_key,warranty_tracking_boat_id_expires_on_idx,
                  warranty_tracking_expiring_idx,warranty_tracking_product_idx}'::text[]),
            ('sale_workflows', 14, 7,
                '{id,boat_id,initiated_by,status,buyer_name,buyer_email,asking_price,currency,package_location,
                  package_generated_at,transfer_token_hash,completed_at,created_at,updated_at}',
                '{sale_workflows_transfer_token_hash_key,sale_workflows_boat_id_idx,sale_workflows_initiated_by_idx,
                  sale_workflows_one_open_per_boat_idx,sale_workflows_status_created_at_idx,
                  sale_workflows_buyer_email_idx,sale_workflows_completed_at_idx}'),
            ('webhooks', 11, 5,
                '{id,organization_id,name,integration,target_url,event_types,secret_reference,active,
                  failures_in_a_row,last_delivered_at,created_at}',
                '{webhooks_name_key,webhooks_active_idx,webhooks_event_types_idx,webhooks_integration_idx,
                  webhooks_failing_idx}'),
            ('notification_templates', 11, 5,
                '{id,code,channel,locale,version,subject,body,variables,active,created_at,updated_at}',
                '{notification_templates_version_key,notification_templates_one_active_idx,
                  notification_templates_channel_idx,notification_templates_variables_idx,
                  notification_templates_updated_at_idx}'),
            ('notifications', 15, 7,
                '{id,user_id,boat_id,document_id,kind,priority,title,body,action_path,details,deduplication_key,
                  read_at,dismissed_at,created_at,expires_at}',
                '{notifications_deduplication_key_key,notifications_user_id_created_at_idx,notifications_unread_idx,
                  notifications_boat_id_idx,notifications_document_id_idx,notifications_kind_created_at_idx,
                  notifications_expires_at_idx}')
        ) AS t (name, column_count, index_count, columns, indexes)
    LOOP
        IF to_regclass(expected.name) IS NULL THEN
            RAISE EXCEPTION 'table % is missing', expected.name;
        END IF;
        IF cardinality(expected.columns) <> expected.column_count
            OR cardinality(expected.indexes) <> expected.index_count THEN
            RAISE EXCEPTION 'this suite lists other columns or indexes of % than it counts', expected.name;
        END IF;

        SELECT string_agg(coalesce(e.name || ' is missing', a.attname || ' is not expected'), ', ')
        INTO difference
        FROM unnest(expected.columns) AS e (name)
        FULL JOIN (SELECT attname::text FROM pg_attribute
                   WHERE attrelid = to_regclass(expected.name) AND attnum > 0 AND NOT attisdropped) AS a
            ON a.attname = e.name
        WHERE e.name IS NULL OR a.attname IS NULL;
        IF difference IS NOT NULL THEN
            RAISE EXCEPTION 'columns of %: %', expected.name, difference;
        END IF;

        SELECT string_agg(coalesce(e.name || ' is missing', i.name || ' is not expected'), ', ')
        INTO difference
        FROM unnest(expected.indexes) AS e (name)
        FULL JOIN (SELECT c.relname::text AS name FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
                   WHERE x.indrelid = to_regclass(expected.name) AND NOT x.indisprimary AND x.indisvalid) AS i
            ON i.name = e.name
        WHERE e.name IS NULL OR i.name IS NULL;
        IF difference IS NOT NULL THEN
            RAISE EXCEPTION 'indexes of %: %', expected.name, difference;
        END IF;

        IF NOT EXISTS (SELECT FROM pg_index WHERE indrelid = to_regclass(expected.name) AND indisprimary) THEN
            RAISE EXCEPTION 'table % has no primary key', expected.name;
        END IF;
    END LOOP;
END
$$;
