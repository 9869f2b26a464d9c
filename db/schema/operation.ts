import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { at } from './columns.ts';

/** What the running of the site itself leaves behind, one row of each kind, the last one only. */
export const operationNotes = sqliteTable('operation_notes', {
  /**
   * `secret-key`: of the key under which everything here is sealed, a keyed hash that does not give it away; `hash-key`: the same
   * of the key under which hashes are kept, once it is a setting of its own. `heartbeat`: the
   * worker lives. `copy`: the last copy that was read back and found whole, by its name. `frozen`: this is a copy that was
   * put back, and nobody has released its mails yet. `restored`: when a copy was put back last, and when something last happened in
   * it. `told`: the operator was told what stands still. `missing-files`: how many files of evidence the last copy found whole nowhere.
   */
  kind: text({
    enum: ['secret-key', 'hash-key', 'heartbeat', 'copy', 'frozen', 'restored', 'told', 'missing-files'],
  }).primaryKey(),
  value: text().notNull(),
  at: at().notNull(),
});
