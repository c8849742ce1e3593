// What the demonstration is set up with, as its forms would send it. The companies are invented: their numbers belong to nobody.

export const defaultSellers = [
  {
    ...{ country: 'FR', name: 'Maison Fictive SAS' },
    ...{ street: '1, rue de l’Exemple', postal_code: '00000', city: 'Ville-Exemple' },
    ...{ vat_id: 'FR12000000000', registration: '000000000' },
    ...{ endpoint_scheme: '0225', endpoint_id: '000000000' },
    ...{ zone: 'Europe/Paris', currency: 'EUR' },
  },
  {
    ...{ country: 'IS', name: 'Maison Fictive á Íslandi ehf.' },
    ...{ street: 'Dæmisgata 1', postal_code: '000', city: 'Dæmistaður' },
    ...{ vat_id: 'IS00000', registration: '7102990059' },
    ...{ endpoint_scheme: '0196', endpoint_id: '7102990059' },
    ...{ zone: 'Atlantic/Reykjavik', currency: 'ISK' },
  },
] as const

/** Each company's general terms: what applies when nothing else was agreed. */
export const defaultTerms = [
  {
    ...{ code: 'CGV-2026', level: 'vendor_general', agreedFor: 'seller-fr', party: 'vendor' },
    ...{ validFrom: '2026-01-01', dueKind: 'net', dueDays: '30' },
    documentName: 'Conditions générales de vente 2026',
  },
  {
    ...{ code: 'SKILMALAR-2026', level: 'vendor_general', agreedFor: 'seller-is', party: 'vendor' },
    ...{ validFrom: '2026-01-01', dueKind: 'net', dueDays: '14' },
    documentName: 'Almennir söluskilmálar 2026',
  },
] as const
