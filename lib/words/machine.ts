import type { Machine, MachineName } from '@/lib/release/people'
import type { Words } from './describe'

/** What acted without a person, as a reader knows it. */
export function nameOfMachine(t: Words, machine: MachineName): string {
  return isToken(machine)
    ? t('history.token', { name: machine.slice(6) })
    : t(`history.machines.${machine}`)
}

const isToken = (machine: MachineName): machine is Exclude<MachineName, Machine['name']> =>
  machine.startsWith('token:')
