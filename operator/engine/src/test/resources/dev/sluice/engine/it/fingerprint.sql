-- What a database holds beside its rows: one line for each object, by name, without oids.
WITH
spaces AS (
  SELECT oid, nspname
  FROM pg_namespace
  WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'sluice')
),
relations AS (
  SELECT c.*, s.nspname, format('%I.%I', s.nspname, c.relname) AS name
  FROM pg_class c JOIN spaces s ON s.oid = c.relnamespace
  WHERE c.relname !~ '^flyway_schema_history'
),
routines AS (
  SELECT p.*, format('%I.%I(%s)', s.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) AS name
  FROM pg_proc p JOIN spaces s ON s.oid = p.pronamespace
),
types AS (
  SELECT t.*, format('%I.%I', s.nspname, t.typname) AS name
  FROM pg_type t JOIN spaces s ON s.oid = t.typnamespace
  WHERE t.typname !~ 'flyway_schema_history$'
)
SELECT 'schema' AS kind, n.nspname::text AS name, ROW(n.nspowner::regrole, n.nspacl)::text AS definition
FROM pg_namespace n JOIN spaces s USING (oid)
UNION ALL
SELECT 'relation', name, ROW(relkind, relpersistence, relowner::regrole, reloptions, relacl, relrowsecurity,
  relforcerowsecurity, relreplident, relispartition, relispopulated, reloftype::regtype,
  pg_get_expr(relpartbound, r.oid), CASE relkind WHEN 'p' THEN pg_get_partkeydef(r.oid) END,
  (SELECT amname FROM pg_am a WHERE a.oid = relam))::text
FROM relations r
UNION ALL
SELECT 'column', r.name || '.' || a.attnum, ROW(a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
  pg_get_expr(d.adbin, d.adrelid), a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attstorage,
  a.attcompression, nullif(a.attstattarget, -1), a.attoptions, a.attacl, a.attfdwoptions, a.attisdropped,
  a.attislocal, a.attinhcount)::text
FROM relations r JOIN pg_attribute a ON a.attrelid = r.oid
LEFT JOIN pg_attrdef d ON d.adrelid = r.oid AND d.adnum = a.attnum
WHERE a.attnum > 0
UNION ALL
SELECT 'parent', r.name, ROW(i.inhseqno, i.inhparent::regclass)::text
FROM relations r JOIN pg_inherits i ON i.inhrelid = r.oid
UNION ALL
SELECT 'constraint', c.conname || ' of ' || coalesce(r.name, t.name), ROW(pg_get_constraintdef(c.oid),
  c.convalidated, c.condeferrable, c.condeferred, c.conislocal, c.coninhcount, c.connoinherit,
  nullif(c.conindid, 0)::regclass)::text
FROM pg_constraint c LEFT JOIN relations r ON r.oid = c.conrelid LEFT JOIN types t ON t.oid = c.contypid
WHERE r.oid IS NOT NULL OR t.oid IS NOT NULL
UNION ALL
SELECT 'index', r.name, ROW(pg_get_indexdef(i.indexrelid), i.indisvalid, i.indisready, i.indisprimary,
  i.indisclustered, i.indisreplident, i.indimmediate)::text
FROM relations r JOIN pg_index i ON i.indexrelid = r.oid
UNION ALL
SELECT 'routine', name, ROW(prokind, proowner::regrole, proacl, prosrc, probin,
  CASE WHEN prokind <> 'a' THEN pg_get_functiondef(r.oid) END)::text
FROM routines r
UNION ALL
SELECT 'aggregate', r.name, ROW(aggkind, aggnumdirectargs, aggtransfn, aggfinalfn, aggcombinefn, aggmtransfn,
  aggminvtransfn, aggfinalextra, aggfinalmodify, aggtranstype::regtype, agginitval, aggminitval)::text
FROM routines r JOIN pg_aggregate a ON a.aggfnoid = r.oid
UNION ALL
SELECT 'type', name, ROW(typtype, typcategory, typowner::regrole, typacl, typisdefined, typdelim, typinput,
  typoutput, typnotnull, format_type(nullif(typbasetype, 0), typtypmod), typdefault, typcollation::regcollation,
  ARRAY(SELECT enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY enumsortorder),
  (SELECT ROW(rngsubtype::regtype, rngmultitypid::regtype, rngcollation::regcollation, rngsubdiff)
   FROM pg_range g WHERE g.rngtypid = t.oid))::text
FROM types t
UNION ALL
SELECT 'trigger', tgname || ' of ' || r.name, ROW(pg_get_triggerdef(t.oid), tgenabled)::text
FROM pg_trigger t JOIN relations r ON r.oid = t.tgrelid WHERE NOT tgisinternal
UNION ALL
SELECT 'rule', rulename || ' of ' || r.name, ROW(pg_get_ruledef(w.oid), ev_enabled)::text
FROM pg_rewrite w JOIN relations r ON r.oid = w.ev_class
UNION ALL
SELECT 'policy', polname || ' of ' || r.name, ROW(polcmd, polpermissive, polroles::regrole[],
  pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))::text
FROM pg_policy p JOIN relations r ON r.oid = p.polrelid
UNION ALL
SELECT 'event trigger', evtname, ROW(evtevent, evtowner::regrole, evtfoid::regproc, evtenabled, evttags)::text
FROM pg_event_trigger
UNION ALL
SELECT 'sequence', r.name, ROW(seqtypid::regtype, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle)::text
FROM pg_sequence q JOIN relations r ON r.oid = q.seqrelid
UNION ALL
SELECT 'statistics', format('%I.%I', s.nspname, stxname), ROW(pg_get_statisticsobjdef(x.oid), stxowner::regrole,
  nullif(to_jsonb(x) ->> 'stxstattarget', '-1'))::text
FROM pg_statistic_ext x JOIN spaces s ON s.oid = x.stxnamespace
UNION ALL
SELECT 'extension', extname, ROW(extversion, extnamespace::regnamespace)::text
FROM pg_extension
UNION ALL
SELECT 'publication', pubname, (to_jsonb(p) - 'oid' || jsonb_build_object('pubowner', pubowner::regrole,
  'tables', ARRAY(SELECT to_jsonb(t)::text FROM pg_publication_tables t
                  WHERE t.pubname = p.pubname AND t.tablename <> 'flyway_schema_history'
                  AND t.schemaname <> 'sluice' ORDER BY 1)))::text
FROM pg_publication p
UNION ALL
SELECT 'wrapper', fdwname, ROW(fdwowner::regrole, fdwacl, fdwoptions)::text FROM pg_foreign_data_wrapper
UNION ALL
SELECT 'server', srvname, ROW(srvowner::regrole, srvtype, srvversion, srvacl, srvoptions)::text
FROM pg_foreign_server
UNION ALL
SELECT 'user mapping', ROW(usename, srvname)::text, umoptions::text FROM pg_user_mappings
UNION ALL
SELECT 'foreign table', r.name, ROW(srvname, ftoptions)::text
FROM pg_foreign_table f JOIN relations r ON r.oid = f.ftrelid JOIN pg_foreign_server v ON v.oid = f.ftserver
UNION ALL
SELECT 'cast', ROW(castsource::regtype, casttarget::regtype)::text,
  ROW(nullif(castfunc, 0)::regprocedure, castcontext, castmethod)::text
FROM pg_cast WHERE oid >= 16384
UNION ALL
SELECT 'operator', o.oid::regoperator::text, ROW(oprowner::regrole, oprcanmerge, oprcanhash, oprcode,
  nullif(oprcom, 0)::regoperator, nullif(oprnegate, 0)::regoperator, oprrest, oprjoin)::text
FROM pg_operator o JOIN spaces s ON s.oid = o.oprnamespace
UNION ALL
SELECT 'operator class', ROW(s.nspname, opcname, amname)::text,
  ROW(opcowner::regrole, opcintype::regtype, opcdefault)::text
FROM pg_opclass o JOIN spaces s ON s.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
UNION ALL
SELECT 'operator family', ROW(s.nspname, opfname, amname)::text, ROW(opfowner::regrole,
  ARRAY(SELECT ROW(amopstrategy, amopopr::regoperator)::text FROM pg_amop p WHERE p.amopfamily = o.oid ORDER BY 1),
  ARRAY(SELECT ROW(amprocnum, amproc)::text FROM pg_amproc p WHERE p.amprocfamily = o.oid ORDER BY 1))::text
FROM pg_opfamily o JOIN spaces s ON s.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod
UNION ALL
SELECT 'collation', format('%I.%I', s.nspname, collname), ROW(collowner::regrole, collprovider,
  collisdeterministic, collcollate, collctype)::text
FROM pg_collation c JOIN spaces s ON s.oid = c.collnamespace
UNION ALL
SELECT 'conversion', format('%I.%I', s.nspname, conname), ROW(conowner::regrole, conforencoding, contoencoding,
  conproc, condefault)::text
FROM pg_conversion c JOIN spaces s ON s.oid = c.connamespace
UNION ALL
SELECT 'language', lanname, ROW(lanowner::regrole, lanpltrusted, lanplcallfoid::regproc, lanacl)::text
FROM pg_language
UNION ALL
SELECT 'transform', ROW(trftype::regtype, lanname)::text, ROW(trffromsql, trftosql)::text
FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
UNION ALL
SELECT 'access method', amname, ROW(amhandler, amtype)::text FROM pg_am
UNION ALL
SELECT 'text search configuration', format('%I.%I', s.nspname, cfgname), ROW(cfgowner::regrole,
  ARRAY(SELECT ROW(maptokentype, mapseqno, mapdict::regdictionary)::text FROM pg_ts_config_map m
        WHERE m.mapcfg = c.oid ORDER BY maptokentype, mapseqno))::text
FROM pg_ts_config c JOIN spaces s ON s.oid = c.cfgnamespace
UNION ALL
SELECT 'text search dictionary', format('%I.%I', s.nspname, dictname), ROW(dictowner::regrole, dictinitoption)::text
FROM pg_ts_dict d JOIN spaces s ON s.oid = d.dictnamespace
UNION ALL
SELECT 'text search parser', format('%I.%I', s.nspname, prsname), ROW(prsstart, prstoken, prsend)::text
FROM pg_ts_parser p JOIN spaces s ON s.oid = p.prsnamespace
UNION ALL
SELECT 'text search template', format('%I.%I', s.nspname, tmplname), ROW(tmplinit, tmpllexize)::text
FROM pg_ts_template t JOIN spaces s ON s.oid = t.tmplnamespace
UNION ALL
SELECT 'default rights', ROW(defaclrole::regrole, nullif(defaclnamespace, 0)::regnamespace, defaclobjtype)::text,
  defaclacl::text
FROM pg_default_acl
UNION ALL
SELECT 'comment', ROW(i.type, i.identity)::text, description
FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) i
WHERE (objoid >= 16384
    OR classoid IN ('pg_am'::regclass, 'pg_extension'::regclass, 'pg_language'::regclass, 'pg_namespace'::regclass))
  AND i.identity !~ '^sluice($|\.)'
UNION ALL
SELECT 'database', 'comment', shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = current_database()
UNION ALL
SELECT 'database', 'settings', ROW(nullif(setrole, 0)::regrole, setconfig)::text
FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())
UNION ALL
SELECT 'large object', m.oid::text, ROW(lomowner::regrole, lomacl, lo_get(m.oid))::text
FROM pg_largeobject_metadata m
