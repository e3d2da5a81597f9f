-- Rows, indexes and constraints go with the table. No CASCADE: what refers to it makes this refuse.
DROP TABLE notification_templates;
