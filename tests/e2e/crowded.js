// What sticks out of the page or is too small to hit (WCAG 2.2, 2.5.8: 24 px), by name and place.
// What scrolls in a box of its own, what is only for screen readers, and the fields drawn on a label,
// which the rows below it move as well, are left out.
() => {
  const width = document.documentElement.clientWidth
  const clipped = (element) => {
    for (let box = element.parentElement; box; box = box.parentElement)
      if (getComputedStyle(box).overflowX !== 'visible') return true
    return false
  }
  const named = (element, what) =>
    `${what}: ${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 40)}`
  const found = []
  if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways')
  for (const element of document.querySelectorAll('main *:not(svg *)')) {
    const box = element.getBoundingClientRect()
    if (box.width <= 1 || box.height <= 1) continue
    if ((box.right > width + 1 || box.left < -1) && !clipped(element)) found.push(named(element, 'out'))
    const target = element.matches('.btn, select, .form-control, button:not(.label-box)')
    if (target && box.height < 24) found.push(named(element, 'small'))
  }
  return found
}
