import { timestamp, uuid } from 'drizzle-orm/pg-core'

export const key = () => uuid().primaryKey()
export const moment = () => timestamp({ withTimezone: true, mode: 'date' })
