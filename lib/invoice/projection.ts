import type { DraftDocument } from './draft'
import type { Line, Note } from './line'
import type { Party } from './party'
import { plainUnit } from './unit'

/** A draft as its buyer reads it. */
export type Projected = NonNullable<ReturnType<typeof projectionFor>>

/** Who reads a draft from outside, by the id of the company. */
export type Reading = { kind: 'partner' | 'customer'; id: string }

/**
 * What a buyer may read of the draft that bills them; null for everybody else, so that a customer never sees what its
 * partner pays, and a partner only the drafts where it is the buyer. Taken over field by field: what is not named here
 * does not get out. Left out are the other side of a resale but for what was delivered and where, what the figures were
 * worked out from, who changed a line and why, and what a partner is promised for a referral.
 */
export function projectionFor(document: DraftDocument, { kind, id }: Reading) {
  const resale = document.sale === 'resale'
  if (document.buyerId !== id || resale !== (kind === 'partner')) return null
  const { currency, deliveredOn, issuedOn, dueOn, terms, vat, parties, totals } = document
  const { exchange = null, vatInAccounting = null } = document
  return {
    ...{ currency, deliveredOn, issuedOn, dueOn },
    seller: parties ? named(parties.seller) : null,
    buyer: parties ? named(parties.buyer) : null,
    delivery: deliveryOf(document),
    terms: { code: terms.code, version: terms.version },
    vat: { category: vat.category, rate: vat.rate, exemption: vat.exemption },
    lines: document.lines.map(lineOf),
    adjustments: document.adjustments.map(({ type, text, percent, base, amount }) => ({
      ...{ type, text, percent, base, amount },
    })),
    notes: document.notes.flatMap(noteOf),
    ...{ totals, exchange, vatInAccounting },
  }
}

// What was delivered and where: of a resale the end customer appears only as this, and without its name.
const deliveryOf = ({ installationId, delivery }: DraftDocument) => ({
  installation: installationId,
  name: delivery?.installation ?? null,
  release: delivery?.release ?? null,
})

const named = ({ name, country }: Pick<Party, 'name' | 'country'>) => ({ name, country })

// What was kept before a line named its unit counts ones.
const lineOf = ({ text, range, quantity, unitCode, unitPrice, period, amount }: Line) => ({
  ...{ text, range, quantity, unitCode: unitCode ?? plainUnit, unitPrice },
  ...{ period: period ?? null, amount },
})

// What a partner is promised for a referral is between the vendor and that partner.
function noteOf(note: Note): { text: Line['text']; quantity: string | null }[] {
  switch (note.kind) {
    case 'included':
      return [{ text: note.text, quantity: note.quantity }]
    case 'info':
      return [{ text: note.text, quantity: null }]
    case 'referral_commission':
      return []
  }
}
