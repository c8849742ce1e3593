/** Whether the database gave up waiting: for a lock, for a statement, or for a connection. Nothing was changed then. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : null
  return waited.includes(code) || error.message === noConnection || isBusy(error.cause)
}

// PostgreSQL, appendix A: lock_not_available, query_canceled, idle_in_transaction_session_timeout.
const waited: readonly unknown[] = ['55P03', '57014', '25P03']
const noConnection = 'timeout exceeded when trying to connect'
