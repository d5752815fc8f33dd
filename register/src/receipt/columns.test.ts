import { describe, expect, it } from 'vitest'
import { fitRow, wrap } from './columns'

describe('text on paper', () => {
  it('breaks at spaces and cuts what is wider than the paper', () => {
    expect(wrap('Barnestol bag, op til 22 kg', 12)).toEqual(['Barnestol', 'bag, op til', '22 kg'])
    expect(wrap('5701234567899', 5)).toEqual(['57012', '34567', '899'])
    expect(wrap('', 10)).toEqual([''])
  })

  it('keeps the amount at the edge, on the last line of a long name', () => {
    expect(fitRow('Hjelm', '599,00', 16)).toEqual(['Hjelm     599,00'])
    expect(fitRow('Hjelm Urban mat sort', '599,00', 20)).toEqual([
      'Hjelm Urban',
      'mat sort      599,00',
    ])
    expect(fitRow('Hjelm Urban', '', 20)).toEqual(['Hjelm Urban'])
  })

  it('gives the amount a line of its own where there is no room beside it', () => {
    expect(fitRow('I alt', '1.999.999,00', 16)).toEqual(['I alt', '    1.999.999,00'])
  })
})
