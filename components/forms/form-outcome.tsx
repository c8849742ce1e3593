import type { FormState } from '@/lib/form-state'

type Props = {
  state: FormState
  invalid: string
  /** Fields the reader cannot see: what is wrong with them is said here. */
  unseen: readonly string[]
  /** With a script what was done is said by the page; without one only a form that stays is drawn with it. */
  alive: boolean
}

/** Why nothing happened, in words; the region is always there, so that a change in it is announced. */
export function FormOutcome({ state, invalid, unseen, alive }: Props) {
  return (
    <div>
      <div role="alert">
        {state.status === 'refused' && <p className={refused}>{state.message}</p>}
        {state.status === 'invalid' && (
          <p className={refused}>
            {[invalid, ...unseen.flatMap(name => state.fields[name] ?? [])].join(' ')}
          </p>
        )}
      </div>
      {state.status === 'done' && !alive && <p className={done}>{state.message}</p>}
    </div>
  )
}

const box = 'mt-2 rounded border px-3 py-2 text-13 font-medium'
const refused = `${box} border-bad-line bg-bad-surface text-bad-text`
const done = `${box} border-ok-line bg-ok-surface text-ok-text`
