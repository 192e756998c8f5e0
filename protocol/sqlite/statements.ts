/** Statements prepared once: SQLite takes longer to plan a small query than to run it. */

interface Preparing<S> { prepare(sql: string): S }

/** Answers the prepared statement of an SQL text, the same one every time. For texts of a bounded number of shapes only. */
export function preparedOnce<S>(database: Preparing<S>): (sql: string) => S {
  const statements = new Map<string, S>();
  return (sql) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement;
  };
}
