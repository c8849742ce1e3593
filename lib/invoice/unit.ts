/** What a quantity counts, by UN/ECE Recommendation 20 (BT-130): one, hours, days, months, years, jobs. */
export const unitCodes = ['C62', 'HUR', 'DAY', 'MON', 'ANN', 'E51'] as const
export type UnitCode = (typeof unitCodes)[number]

/** What is counted where a rule names no unit. */
export const plainUnit: UnitCode = 'C62'

/** A quantity as it is read: with its unit, where it counts anything but ones. */
export const countedIn = (
  quantity: string,
  unit: UnitCode | undefined,
  say: (unit: Exclude<UnitCode, 'C62'>) => string,
) => (unit === undefined || unit === 'C62' ? quantity : `${quantity} ${say(unit)}`)
