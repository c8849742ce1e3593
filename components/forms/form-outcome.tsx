import type { FormState } from '@/lib/form-state'

type Props = {
  state: FormState
  invalid: string
  /** Fields the reader cannot see: what is wrong with them is said here. */
  unseen: readonly string[]
}

/** What happened, in words. Both regions are always there, so that a change in them is announced. */
export function FormOutcome({ state, invalid, unseen }: Props) {
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
      <div role="status">{state.status === 'done' && <p className={done}>{state.message}</p>}</div>
    </div>
  )
}

const box = 'mt-2 rounded border px-3 py-2 text-13 font-medium'
const refused = `${box} border-bad-line bg-bad-surface text-bad-text`
const done = `${box} border-ok-line bg-ok-surface text-ok-text`
