import 'server-only'
import { payloads, type PersonCommand } from '@/lib/people/commands'
import { concerns } from '@/lib/people/concerns'
import { decidePerson } from '@/lib/people/decide'
import { personEvent, type PersonEvent } from '@/lib/people/events'
import type { PersonSituation } from '@/lib/people/person'
import type { PersonRefusal } from '@/lib/people/refusals'
import type { Aggregate } from '../aggregate'
import { lockPerson } from '../load/person'
import { projectPerson } from '../project/person'

/** A person, known by their e-mail address: what perform() needs to know about one. */
export const person: Aggregate<PersonSituation, PersonCommand, PersonEvent, PersonRefusal> = {
  name: 'person',
  payloads,
  lock: lockPerson,
  decide: decidePerson,
  event: personEvent,
  concerns,
  project: projectPerson,
}
