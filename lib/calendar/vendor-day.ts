import { wallOf } from './wall'

/** Where the vendor is: the day that facts, validity and decisions are counted by. */
const vendorZone = 'Europe/Paris'

/** The vendor's day at an instant (ISO date). */
export const vendorDay = (at: Date) => wallOf(at, vendorZone).local.slice(0, 10)
