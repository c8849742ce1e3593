/** What a quantity counts, by UN/ECE Recommendation 20 (BT-130): one, hours, days, months, years, jobs. */
export const unitCodes = ['C62', 'HUR', 'DAY', 'MON', 'ANN', 'E51'] as const
export type UnitCode = (typeof unitCodes)[number]

/** What is counted where a rule names no unit. */
export const plainUnit: UnitCode = 'C62'
