/** Whether the database gave up: on a lock, a statement, a connection or a deadlock. Nothing was changed then. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return waited.includes(code) || noConnection.includes(error.message) || isBusy(error.cause)
}

// PostgreSQL, appendix A: lock_not_available, query_canceled, deadlock_detected.
const waited: readonly unknown[] = ['55P03', '57014', '40P01']
// What pg-pool says when all its connections are in use, and when the database does not answer a new one.
const noConnection: readonly string[] = [
  'timeout exceeded when trying to connect',
  'Connection terminated due to connection timeout',
]
