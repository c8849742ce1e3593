import type { Actor, Person } from '../people'
import type { Role } from '../workflow'

export const person = (id: string, ...roles: Role[]): Person => ({ kind: 'person', id, roles })

export const paula = person('paula', 'product')
export const petra = person('petra', 'product')
export const quentin = person('quentin', 'qa')
export const quinn = person('quinn', 'qa')
export const qasim = person('qasim', 'qa')
export const dora = person('dora', 'devops')
export const dirk = person('dirk', 'devops')
export const sally = person('sally', 'sales')
export const scheduler: Actor = { kind: 'machine', name: 'scheduler' }

export const holding = { product: paula, qa: quentin, devops: dora, sales: sally }
