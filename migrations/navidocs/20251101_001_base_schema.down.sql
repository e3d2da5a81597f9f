-- No CASCADE: whatever else refers to these tables makes the undo refuse instead of going with it.
DROP TABLE documents;
DROP TABLE entities;
DROP TABLE users;
DROP TABLE organizations;
