import { describe, expect, it } from 'vitest'
import type { Cell, Pricebook } from '../engine/shapes'
import { dictionaries } from '../i18n/language.svelte'
import { cellText, type Speech } from './speech'

const pricebook = {
  article_groups: [{ code: 'goods', name: 'Varer' }],
  cash: { reasons: [] },
} as unknown as Pricebook
const danish: Speech = { language: 'da', words: dictionaries.da, pricebook }
const group = (code: string): Cell => ({
  kind: 'word',
  word: 'report.group',
  data: { group: code },
})

describe('an article group on a report', () => {
  it('is called by its name', () => {
    expect(cellText(group('goods'), danish)).toBe('Varegruppe: Varer')
  })

  it('is its code before its name is known', () => {
    expect(cellText(group('goods'), { ...danish, pricebook: null })).toBe('Varegruppe: goods')
  })

  it('is money for orders where it is none of the goods', () => {
    expect(cellText(group(''), danish)).toBe('Depositum på ordrer')
  })
})
