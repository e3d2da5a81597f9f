CREATE TABLE größe (straße text, 数量 int, данные text);
INSERT INTO größe VALUES ('a;b', 1, 'c'); CREATE VIEW überblick AS SELECT straße AS ñ, 数量 FROM größe; INSERT INTO größe (данные) VALUES ('x');
