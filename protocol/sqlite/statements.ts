/**
 * Statements prepared once: SQLite takes longer to plan a small query than to run it. Those that run often say `= +?`
 * before ORDER BY, and `LIMIT +?`: a bare `?` there makes SQLite plan anew whenever it is bound, 30 µs for a wide table.
 */

interface Preparing<S> { prepare(sql: string): S }

/** By open database: whoever asks for the same text gets the same statement. */
const PREPARED = new WeakMap<object, Map<string, unknown>>();

/**
 * Answers the prepared statement of an SQL text, the same one every time. For texts of a bounded number of shapes only,
 * and one mode (pluck, raw) a text: the mode belongs to the statement.
 */
export function preparedOnce<S>(database: Preparing<S>): (sql: string) => S {
  const statements = (PREPARED.get(database) ?? new Map<string, unknown>()) as Map<string, S>;
  PREPARED.set(database, statements);
  return (sql) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
}
