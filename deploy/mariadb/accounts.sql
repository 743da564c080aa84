-- The database and the four accounts of Heard on a school's own MariaDB server. Run it once as the server's administrator, with passwords of
-- your own in the four places, and with the address of Heard's machine instead of localhost where they are two (127.0.0.1 where Heard comes by
-- a loopback port: a server that looks up no names knows it as nothing else).
-- The names may have something in front (heard_app, heard_migrate, heard_retention, heard_backup), the same for all four.
-- What each may do with a table is granted by heard migrate.

CREATE DATABASE IF NOT EXISTS heard CHARACTER SET utf8mb4;

-- The program: HEARD_DB_DSN.
CREATE USER IF NOT EXISTS 'heard_app'@'localhost' IDENTIFIED BY 'change-this-1';

-- Changes tables and grants on them: HEARD_DB_MIGRATE_DSN, used by heard migrate only.
CREATE USER IF NOT EXISTS 'heard_migrate'@'localhost' IDENTIFIED BY 'change-this-2';
GRANT ALL PRIVILEGES ON heard.* TO 'heard_migrate'@'localhost' WITH GRANT OPTION;

-- The only one that may delete from a child's record.
CREATE USER IF NOT EXISTS 'heard_retention'@'localhost' IDENTIFIED BY 'change-this-3';

-- For backups, which are not there yet: it may read nothing until they are, so that a dump as this account fails and never is half of one.
CREATE USER IF NOT EXISTS 'heard_backup'@'localhost' IDENTIFIED BY 'change-this-4';
