import { expect, test } from 'vitest'
import type { Actor } from '@/lib/release/people'
import { roles, scopes } from '@/lib/release/workflow'
import { decide, obstacle } from './decide'

const waits = { queue: 'call-target' }
const person = (role: (typeof roles)[number]): Actor => ({ kind: 'person', id: 'x', roles: [role] })

test.each(roles)('devops and admins send again what was given up: %s', role => {
  const may = role === 'devops' || role === 'admin'
  const events = [{ type: 'deliveryResent', queue: 'call-target' }]
  const refusal = { code: 'wrong-role', needs: ['devops', 'admin'] }
  expect(decide(waits, person(role))).toEqual(
    may ? { ok: true, role, events } : { ok: false, refusal },
  )
  expect(obstacle(person(role))).toEqual(may ? null : refusal)
})

test.each<Actor>([
  { kind: 'machine', name: 'scheduler' },
  { kind: 'token', id: 'x', name: 'CI', scopes },
])('no machine does: %j', actor => {
  expect(decide(waits, actor)).toMatchObject({ refusal: { code: 'wrong-role' } })
})

test('what waits no more is not sent again', () => {
  const refusal = { code: 'unknown-subject' }
  expect(decide({ queue: null }, person('devops'))).toEqual({ ok: false, refusal })
})
