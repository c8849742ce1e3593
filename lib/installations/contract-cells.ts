import { z } from 'zod'
import type { ContractFlag } from '@/lib/invoice/contract-flags'
import { cell, spare, words } from './cells'

const yesOrNo = spare(
  cell(10)
    .toLowerCase()
    .pipe(z.enum(['yes', 'no'], 'unknown-value')),
)

/** What a file may say of a contract: all of it from one day on. An empty cell says nothing. */
export const contractCells = {
  maintenance_covered: yesOrNo,
  priority_support: yesOrNo,
  contract_from: spare(z.iso.date('not-a-date')),
  contract_reference: spare(words(200)),
}

type Cells = { [Name in keyof typeof contractCells]: z.output<(typeof contractCells)[Name]> }
type Said = { flag: ContractFlag; value: boolean; validFrom: string; reference: string }

/** Says what is missing where a cell says something of the contract: what it does, from which day, or which it is. */
export function refuseContract(
  { maintenance_covered, priority_support, contract_from, contract_reference }: Cells,
  refuse: (column: string, message: 'contract-incomplete') => void,
) {
  const flags = { maintenance_covered, priority_support }
  const said = Object.values(flags).some(value => value !== null)
  if (!said && contract_from === null && contract_reference === null) return
  const missing = { ...(!said && flags), contract_from, contract_reference }
  for (const [column, value] of Object.entries(missing))
    if (value === null) refuse(column, 'contract-incomplete')
}

/** The same as it is recorded, flag by flag. */
export function contractOf<Row extends Cells>({
  maintenance_covered,
  priority_support,
  contract_from: validFrom,
  contract_reference: reference,
  ...row
}: Row) {
  const said = [
    ['maintenanceCovered', maintenance_covered],
    ['prioritySupport', priority_support],
  ] as const
  const contract = said.flatMap(([flag, value]): Said[] =>
    value === null || validFrom === null || reference === null
      ? []
      : [{ flag, value: value === 'yes', validFrom, reference }],
  )
  return { ...row, contract }
}
