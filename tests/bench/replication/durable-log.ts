/** One durable write a message, as at both ends of the bare relay. */
import BetterSqlite3 from 'better-sqlite3';

export function durableLog(path: string): (text: string) => void {
  const database = new BetterSqlite3(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec('CREATE TABLE said (number INTEGER PRIMARY KEY, body TEXT NOT NULL)');
  const insert = database.prepare('INSERT INTO said (body) VALUES (?)');
  return (text) => void insert.run(text);
}
