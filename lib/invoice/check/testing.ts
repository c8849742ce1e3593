import type { Model, ModelAdjustment } from '../document/model'
import type { Sale } from '../document/testing'

// Complete drafts with one thing wrong, and the rule that has to say so.

type Change = (model: Model) => Model

const total =
  (name: keyof Model['totals'], to: string): Change =>
  m => ({ ...m, totals: { ...m.totals, [name]: to } })
export const line =
  (change: Partial<Model['lines'][number]>): Change =>
  m => ({
    ...m,
    lines: m.lines.map((one, index) => (index === 0 ? { ...one, ...change } : one)),
  })
const group =
  (change: Partial<Model['groups'][number]>): Change =>
  m => ({
    ...m,
    groups: m.groups.map(one => ({ ...one, ...change })),
  })
const seller =
  (change: Partial<Model['seller']>): Change =>
  m => ({ ...m, seller: { ...m.seller, ...change } })
const buyer =
  (change: Partial<Model['buyer']>): Change =>
  m => ({ ...m, buyer: { ...m.buyer, ...change } })
const set =
  (change: Partial<Model>): Change =>
  m => ({ ...m, ...change })
const adjusted =
  (change: Partial<ModelAdjustment>): Change =>
  m => ({
    ...m,
    adjustments: m.adjustments.map(one => ({ ...one, ...change })),
  })
/** Adds an allowance or charge, and what follows from it in the totals. */
const with_ =
  (change: Partial<ModelAdjustment> & Pick<ModelAdjustment, 'type'>): Change =>
  m => ({
    ...m,
    adjustments: [
      ...m.adjustments,
      {
        amount: '1.00',
        base: null,
        percent: null,
        reason: 'x',
        category: 'S',
        rate: '20',
        ...change,
      },
    ],
  })
const endpoint = (scheme: string, id: string) => ({ endpoint: { scheme, id } })

// One thing wrong with a complete draft, and the rule that says so.
export const mutations: [rule: string, sale: Sale, change: Change][] = [
  ['BR-01', 'FR to FR', set({ customization: '' })],
  ['BR-02', 'FR to FR', set({ number: ' ' })],
  ['BR-03', 'FR to FR', set({ issuedOn: '' })],
  ['BR-04', 'FR to FR', set({ type: '' })],
  ['BR-05', 'FR to FR', set({ currency: '' as 'EUR' })],
  ['BR-06', 'FR to FR', seller({ name: '' })],
  ['BR-07', 'FR to FR', buyer({ name: '' })],
  ['BR-09', 'FR to FR', seller({ country: '' })],
  ['BR-11', 'FR to FR', buyer({ country: '' })],
  ['BR-12', 'FR to FR', total('lines', '')],
  ['BR-13', 'FR to FR', total('net', '')],
  ['BR-14', 'FR to FR', total('gross', 'NaN')],
  ['BR-15', 'FR to FR', total('due', '1e3')],
  ['BR-16', 'FR to FR', set({ lines: [] })],
  ['BR-21', 'FR to FR', line({ id: '' })],
  ['BR-22', 'FR to FR', line({ quantity: '' })],
  ['BR-23', 'FR to FR', line({ unit: '' })],
  ['BR-24', 'FR to FR', line({ amount: '' })],
  ['BR-25', 'FR to FR', line({ name: '' })],
  ['BR-26', 'FR to FR', line({ price: '' })],
  ['BR-27', 'FR to FR', line({ price: '-1800.00', quantity: '-1' })],
  ['BR-30', 'FR to FR, by the day', line({ period: { from: '2026-11-02', to: '2026-11-01' } })],
  ['BR-31', 'FR to DE, reverse charge', adjusted({ amount: '' })],
  ['BR-32', 'FR to DE, reverse charge', adjusted({ category: '' as 'S' })],
  ['BR-33', 'FR to DE, reverse charge', adjusted({ reason: '' })],
  ['BR-CO-21', 'FR to DE, reverse charge', adjusted({ reason: '' })],
  ['BR-36', 'FR to FR', with_({ type: 'charge', amount: '' })],
  ['BR-37', 'FR to FR', with_({ type: 'charge', category: '' as 'S' })],
  ['BR-38', 'FR to FR', with_({ type: 'charge', reason: '' })],
  ['BR-CO-22', 'FR to FR', with_({ type: 'charge', reason: '' })],
  ['BR-45', 'FR to FR', group({ base: '' })],
  ['BR-46', 'FR to FR', group({ amount: '' })],
  ['BR-47', 'FR to FR', group({ category: '' as 'S' })],
  ['BR-48', 'FR to FR', group({ rate: null })],
  ['BR-53', 'FR to FR', set({ accountingCurrency: 'GBP' })],
  [
    'BR-57',
    'FR to DE, reverse charge',
    m => ({ ...m, deliveredTo: m.deliveredTo && { ...m.deliveredTo, country: '' } }),
  ],
  ['BR-62', 'FR to FR', seller(endpoint('', '123456789'))],
  ['BR-63', 'FR to FR', buyer(endpoint('', '123456789'))],
  ['BR-CO-04', 'FR to FR', line({ category: '' as 'S' })],
  ['BR-CO-09', 'FR to FR', seller({ vatId: '00123456789' })],
  ['BR-CO-10', 'FR to FR', total('lines', '2645.01')],
  ['BR-CO-11', 'FR to DE, reverse charge', total('allowances', '528.99')],
  ['BR-CO-12', 'FR to FR', total('charges', '0.01')],
  ['BR-CO-13', 'FR to FR', total('net', '2644.99')],
  ['BR-CO-14', 'FR to FR', total('vat', '529.01')],
  ['BR-CO-15', 'FR to FR', total('gross', '3174.01')],
  ['BR-CO-16', 'FR to FR', total('due', '3173.99')],
  ['BR-CO-17', 'FR to FR', group({ amount: '529.01' })],
  ['BR-CO-18', 'FR to FR', set({ groups: [] })],
  ['BR-CO-25', 'FR to FR', set({ dueOn: null, paymentTerms: null })],
  ['BR-CO-26', 'FR to FR', seller({ registration: null, vatId: null })],
  ['BR-S-01', 'FR to FR', group({ category: 'Z', rate: '0' })],
  ['BR-S-02', 'FR to FR', seller({ vatId: null })],
  ['BR-S-03', 'FR to FR', m => with_({ type: 'allowance' })(seller({ vatId: null })(m))],
  ['BR-S-04', 'FR to FR', m => with_({ type: 'charge' })(seller({ vatId: null })(m))],
  ['BR-S-05', 'FR to FR', line({ rate: '0' })],
  ['BR-S-06', 'FR to FR', with_({ type: 'allowance', rate: '0' })],
  ['BR-S-07', 'FR to FR', with_({ type: 'charge', rate: '0' })],
  ['BR-S-08', 'FR to FR', group({ base: '2645.01' })],
  ['BR-S-09', 'FR to FR', group({ amount: '529.01' })],
  ['BR-S-10', 'FR to FR', group({ exemption: { code: 'VATEX-EU-AE', reason: 'x' } })],
  ['BR-AE-01', 'FR to DE, reverse charge', m => ({ ...m, groups: [...m.groups, ...m.groups] })],
  ['BR-AE-02', 'FR to DE, reverse charge', buyer({ vatId: null, registration: null })],
  ['BR-AE-03', 'FR to DE, reverse charge', seller({ vatId: null })],
  ['BR-AE-05', 'FR to DE, reverse charge', line({ rate: '20' })],
  ['BR-AE-06', 'FR to DE, reverse charge', adjusted({ rate: '20' })],
  ['BR-AE-08', 'FR to DE, reverse charge', group({ base: '2645.00' })],
  ['BR-AE-09', 'FR to DE, reverse charge', group({ amount: '0.01' })],
  ['BR-AE-10', 'FR to DE, reverse charge', group({ exemption: null })],
  ['BR-O-01', 'FR to IS, outside the scope', m => ({ ...m, groups: [...m.groups, ...m.groups] })],
  ['BR-O-02', 'FR to IS, outside the scope', seller({ vatId: 'FR00123456789' })],
  ['BR-O-02', 'FR to IS, outside the scope', buyer({ vatId: 'IS00000' })],
  ['BR-O-05', 'FR to IS, outside the scope', line({ rate: '0' })],
  ['BR-O-08', 'FR to IS, outside the scope', group({ base: '0.00' })],
  ['BR-O-09', 'FR to IS, outside the scope', group({ amount: '0.01' })],
  ['BR-O-10', 'FR to IS, outside the scope', group({ exemption: null })],
  [
    'BR-O-11',
    'FR to IS, outside the scope',
    m => ({
      ...m,
      groups: [
        ...m.groups,
        { category: 'Z', rate: '0', base: '0.00', amount: '0.00', exemption: null },
      ],
    }),
  ],
  ['BR-O-12', 'FR to IS, outside the scope', line({ category: 'S', rate: '20' })],
  ['BR-O-13', 'FR to IS, outside the scope', with_({ type: 'allowance' })],
  ['BR-O-14', 'FR to IS, outside the scope', with_({ type: 'charge' })],
  ['BR-G-02', 'FR to IS, export', seller({ vatId: null })],
  ['BR-G-05', 'FR to IS, export', line({ rate: '20' })],
  ['BR-G-10', 'FR to IS, export', group({ exemption: null })],
  [
    'BR-E-10',
    'FR to IS, export',
    m => group({ category: 'E', exemption: null })(line({ category: 'E' })(m)),
  ],
  ['BR-Z-10', 'FR to IS, export', group({ category: 'Z' })],
  ['BR-DEC-01', 'FR to DE, reverse charge', adjusted({ amount: '529.001' })],
  ['BR-DEC-02', 'FR to DE, reverse charge', adjusted({ base: '2645.001' })],
  ['BR-DEC-05', 'FR to FR', with_({ type: 'charge', amount: '1.001' })],
  ['BR-DEC-06', 'FR to FR', with_({ type: 'charge', base: '1.001', percent: '1' })],
  ['BR-DEC-09', 'IS to IS', total('lines', '359300.0')],
  ['BR-DEC-10', 'FR to FR', total('allowances', '0.000')],
  ['BR-DEC-11', 'FR to FR', total('charges', '0.000')],
  ['BR-DEC-12', 'FR to FR', total('net', '2645.000')],
  ['BR-DEC-13', 'FR to FR', total('vat', '529.000')],
  ['BR-DEC-14', 'FR to FR', total('gross', '3174.000')],
  ['BR-DEC-15', 'FR to FR', set({ accountingCurrency: 'ISK', vatInAccounting: '1.5' })],
  ['BR-DEC-16', 'FR to FR', total('prepaid', '0.000')],
  ['BR-DEC-18', 'IS to IS', total('due', '445532.00')],
  ['BR-DEC-19', 'FR to FR', group({ base: '2645.000' })],
  ['BR-DEC-20', 'FR to FR', group({ amount: '529.000' })],
  ['BR-DEC-23', 'FR to FR', line({ amount: '1800.000' })],
  ['BR-CL-01', 'FR to FR', set({ type: '999' })],
  ['BR-CL-05', 'FR to FR', set({ accountingCurrency: 'XYZ' as 'EUR', vatInAccounting: '1' })],
  ['BR-CL-17', 'FR to FR', group({ category: 'X' as 'S' })],
  ['BR-CL-04', 'FR to FR', set({ currency: 'XYZ' as 'EUR' })],
  ['BR-CL-08', 'FR to FR', m => ({ ...m, notes: [...m.notes, { code: '???', text: 'x' }] })],
  ['BR-CL-11', 'FR to FR', seller({ registration: { scheme: '4711', id: '1' } })],
  ['BR-CL-14', 'FR to FR', buyer({ country: 'ZZ' })],
  ['BR-CL-18', 'FR to FR', line({ category: 'X' as 'S' })],
  ['BR-CL-22', 'FR to DE, reverse charge', group({ exemption: { code: 'VATEX-X', reason: 'x' } })],
  ['BR-CL-23', 'FR to FR', line({ unit: 'NODES' })],
  ['BR-CL-25', 'FR to FR', buyer(endpoint('4711', '1'))],
  ['PEPPOL-EN16931-R001', 'FR to FR', set({ profile: '' })],
  ['PEPPOL-EN16931-R003', 'FR to FR', set({ reference: null })],
  ['PEPPOL-EN16931-R004', 'FR to FR', set({ customization: 'urn:cen.eu:en16931:2017' })],
  [
    'PEPPOL-EN16931-R005',
    'FR to FR',
    set({ accountingCurrency: 'EUR', vatInAccounting: '529.00' }),
  ],
  ['PEPPOL-EN16931-R007', 'FR to FR', set({ profile: 'S1' })],
  ['PEPPOL-EN16931-R010', 'FR to FR', buyer({ endpoint: null })],
  ['PEPPOL-EN16931-R020', 'FR to FR', seller({ endpoint: null })],
  ['PEPPOL-EN16931-R040', 'FR to DE, reverse charge', adjusted({ percent: '20.001' })],
  ['PEPPOL-EN16931-R041', 'FR to DE, reverse charge', adjusted({ base: null })],
  ['PEPPOL-EN16931-R042', 'FR to DE, reverse charge', adjusted({ percent: null })],
  ['PEPPOL-EN16931-R054', 'FR to FR', set({ vatInAccounting: '500.00' })],
  [
    'PEPPOL-EN16931-R055',
    'FR to FR',
    set({ accountingCurrency: 'GBP', vatInAccounting: '-450.00' }),
  ],
  ['PEPPOL-EN16931-R120', 'FR to FR', line({ quantity: '2' })],
  ['PEPPOL-EN16931-R120', 'FR to FR, by the day', line({ base: null })],
  ['PEPPOL-EN16931-F001', 'FR to FR', set({ issuedOn: '3/11/2026' })],
  ['PEPPOL-EN16931-CL008', 'FR to FR', buyer(endpoint('4711', '1'))],
  ['BR-FR-01', 'FR to FR', set({ number: 'D'.repeat(36) })],
  ['BR-FR-02', 'FR to FR', set({ number: 'D 123' })],
  ['BR-FR-03', 'FR to FR', set({ dueOn: '1999-12-03' })],
  ['BR-FR-05', 'FR to FR', m => ({ ...m, notes: m.notes.filter(note => note.code !== 'PMD') })],
  ['BR-FR-06', 'FR to FR', m => ({ ...m, notes: [...m.notes, { code: 'AAB', text: 'x' }] })],
  ['BR-FR-10', 'FR to FR', seller({ registration: { scheme: '0002', id: '12345678' } })],
  ['BR-FR-11', 'FR to FR', buyer({ registration: null })],
  ['BR-FR-12', 'FR to FR', buyer({ endpoint: null })],
  ['BR-FR-13', 'FR to FR', seller({ endpoint: null })],
  ['BR-FR-15', 'FR to FR', group({ category: 'L' as 'S' })],
  ['BR-FR-16', 'FR to FR', group({ rate: '21' })],
  ['BR-FR-21', 'FR to FR', buyer(endpoint('0225', '999999999'))],
  ['BR-FR-23', 'FR to FR', buyer(endpoint('0225', '123456789 x'))],
  ['BR-FR-25', 'FR to FR', buyer(endpoint('0225', '1'.repeat(126)))],
  ['BR-FR-CO-07', 'FR to FR', set({ dueOn: '2026-11-02' })],
  ['BR-FR-CO-12', 'FR to FR, in dollars', set({ accountingCurrency: null, vatInAccounting: null })],
  ['BR-FR-DEC-01', 'FR to FR', total('gross', '3174.001')],
  ['BR-FR-DEC-02', 'FR to FR', line({ quantity: '1.00001' })],
  ['BR-FR-DEC-03', 'FR to FR', line({ price: '1800.0000001' })],
  ['BR-FR-DEC-04', 'FR to FR', group({ rate: '20.001' })],
  ['IS-R-002', 'IS to IS', seller({ registration: null })],
  ['IS-R-003', 'IS to IS', seller({ postalCode: null })],
  ['IS-R-004', 'IS to IS', buyer({ registration: { scheme: '0196', id: '123' } })],
  ['IS-R-005', 'IS to IS', buyer({ street: null })],
]
