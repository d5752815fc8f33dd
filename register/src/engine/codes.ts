/** Codes → places in the goods. Most codes name one place; then no list is made for it. */
export class Codes {
  private readonly places = new Map<string, number | number[]>()

  find(code: string): number[] {
    const found = this.places.get(code)
    return found === undefined ? [] : typeof found === 'number' ? [found] : found
  }

  add(code: string, place: number): void {
    const found = this.places.get(code)
    if (found === undefined) this.places.set(code, place)
    else if (typeof found !== 'number') found.push(place)
    else if (found !== place) this.places.set(code, [found, place])
  }

  remove(code: string, place: number): void {
    const rest = this.find(code).filter((other) => other !== place)
    const [first] = rest
    if (first === undefined) this.places.delete(code)
    else this.places.set(code, rest.length === 1 ? first : rest)
  }
}
