import { db } from '@/db/client'
import { seedContracts } from './contracts'
import { seedCustomers } from './customers'
import { seedDrift } from './drift'
import { seedFreezes } from './freezes'
import { seedBooks, seedInvoices, seedNextVersion, seedRates } from './invoices'
import { seedPeople } from './people'
import { seedQuarter } from './quarter'
import { endSessions } from './signed-in'
import { seedAgreedTerms } from './terms'
import { seedTokens } from './tokens'

const today = new Date()
const quarterAgo = new Date(today.getTime() - 80 * 86_400_000)

await seedPeople(quarterAgo)
await seedCustomers(quarterAgo)
await seedContracts(quarterAgo)
await seedBooks(quarterAgo)
await seedAgreedTerms(quarterAgo)
await seedQuarter(today)
await seedInvoices(today)
await seedFreezes(today)
await seedTokens(new Date(today.getTime() - 30 * 86_400_000))
await seedNextVersion(new Date(today.getTime() - 3_600_000))
await seedRates(new Date(today.getTime() - 2 * 3_600_000))
await seedDrift(new Date(today.getTime() - 3_600_000))
await endSessions()
await db.$client.end()
