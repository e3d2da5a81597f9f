CREATE TABLE country (code char(2) PRIMARY KEY, name text NOT NULL, area numeric);
INSERT INTO country (code, name, area) VALUES
  ('CI', 'Côte d''Ivoire', 322463),
  ('ST', E'S\u00e3o Tom\u00e9; Pr\u00edncipe', 1001), -- two islands
  ('XX', 'Nowhere /* really */', NULL),
  ('YY', 'O''--''O', .5);
UPDATE country SET area = area * 1.0 WHERE code IN ('CI', /* and */ 'ST');
DELETE FROM country WHERE name = 'a;b';
