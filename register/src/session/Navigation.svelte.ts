export type Place = 'sell' | 'pay' | 'finish' | 'sales' | 'report' | 'close' | 'settings' | 'tiles'

/** Where the cashier is. The browser's back leads to selling, and never out of the register. */
export class Navigation {
  place = $state<Place>('sell')

  constructor(private readonly history: History) {}

  go(place: Place): void {
    if (place === this.place) return
    const leaving = this.place === 'sell'
    this.place = place
    if (place === 'sell') return
    if (leaving) this.history.pushState({ place }, '')
    else this.history.replaceState({ place }, '')
  }
}
