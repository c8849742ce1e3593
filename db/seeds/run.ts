import { db } from '@/db/client'
import { seedCustomers } from './customers'
import { seedFreezes } from './freezes'
import { seedPeople } from './people'
import { seedQuarter } from './quarter'

const today = new Date()
const quarterAgo = new Date(today.getTime() - 80 * 86_400_000)

await seedPeople(quarterAgo)
await seedCustomers(quarterAgo)
await seedQuarter(today)
await seedFreezes(today)
await db.$client.end()
