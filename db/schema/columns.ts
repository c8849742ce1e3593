import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'

export const key = () => uuid().primaryKey()
export const moment = () => timestamp({ withTimezone: true, mode: 'date' })
/** The number of a transaction, which no other ever has. */
export const transaction = customType<{ data: string }>({ dataType: () => 'xid8' })
