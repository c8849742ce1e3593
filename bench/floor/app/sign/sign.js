'use client'

import { useActionState } from 'react'

export function Sign({ action }) {
  const [state, send] = useActionState(action, { status: 'blank' })
  return (
    <form action={send}>
      {['version', 'id', 'once'].map(name => (
        <input key={name} name={name} aria-label={name} />
      ))}
      <button>Approve</button>
      <p role="status">{state.message}</p>
    </form>
  )
}
