import { accounting } from '@/db/aggregates/accounting'
import { customer } from '@/db/aggregates/customer'
import { delivery } from '@/db/aggregates/delivery'
import { draft } from '@/db/aggregates/draft'
import { exchangeRate } from '@/db/aggregates/exchange-rate'
import { freeze } from '@/db/aggregates/freeze'
import { installation } from '@/db/aggregates/installation'
import { person } from '@/db/aggregates/person'
import { priceBook } from '@/db/aggregates/price-book'
import { release } from '@/db/aggregates/release'
import { terms } from '@/db/aggregates/terms'
import { token } from '@/db/aggregates/token'

/** Everything that changes by commands; a test compares it with what the record knows. */
export const aggregates = [
  ...[release, freeze, person, installation, draft, customer],
  ...[priceBook, token, exchangeRate, accounting, terms, delivery],
] as const
