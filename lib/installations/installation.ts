import type { FlagEntry } from '@/lib/invoice/contract-flags'
import type { CompanyNumbers, InstallationFacts } from './events'

export type Company = CompanyNumbers & {
  id: string
  name: string
  country: string
  partner: boolean
}

export type Installation = InstallationFacts & {
  id: string
  customerId: string
  active: boolean
  /** What its contract says, from which day on. */
  contract: readonly FlagEntry[]
  /** The moment its facts were true; `asOf` is the day of it. */
  factsAt: Date
  /** The release that is being rolled out to it; null when none is. */
  rollingOut: string | null
}

/** What the rules need to know, all of it read under one lock. */
export type InstallationState = {
  now: Date
  /** The day it is at the vendor, such as '2026-11-24'. */
  today: string
  /** The id a customer gets who is only now being recorded. */
  newCustomerId: string
  installation: Installation | null
  /** The customer that the command names, or the one the installation belongs to. */
  customer: Company | null
  /** The partner that the command names. */
  partner: Company | null
  /** Whether another installation of this customer bears the name. */
  nameTaken: boolean
}
