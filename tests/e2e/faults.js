// What is too small to be touched, what is wider than its box, and what says no more than a program
// would. Under an open sheet nothing can
// be touched, so only the topmost sheet is measured. An ellipsis is a choice, not an accident.
() => {
  const TOUCH = 47.5;
  const top =
    [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;

  const name = (element) => {
    const words =
      element.getAttribute("aria-label") ?? element.textContent ?? "";
    return `${element.tagName.toLowerCase()} "${words.trim().slice(0, 40)}"`;
  };
  const unseen = (element) =>
    element.clientWidth <= 1 ||
    !element.checkVisibility({ visibilityProperty: true }) ||
    element.closest(".sr-only, [aria-hidden=true], .print-area, svg") !== null;
  const scrolls = (overflow) => overflow === "auto" || overflow === "scroll";

  const faults = [];
  for (const control of top.querySelectorAll(
    "button, a[href], input, select, textarea",
  )) {
    const target = control.closest("label") ?? control;
    if (target.closest(".print-area") || !target.checkVisibility()) continue;
    const { width, height } = target.getBoundingClientRect();
    if (width < TOUCH || height < TOUCH) {
      faults.push(
        `small ${Math.round(width)}x${Math.round(height)} ${name(target)}`,
      );
    }
  }
  for (const box of top.querySelectorAll("*")) {
    if (unseen(box)) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(box);
    const wide = box.scrollWidth > box.clientWidth + 1;
    if (wide && !scrolls(overflowX) && textOverflow !== "ellipsis") {
      faults.push(`wide ${box.scrollWidth}>${box.clientWidth} ${name(box)}`);
    }
    const tall =
      box.matches("button") && box.scrollHeight > box.clientHeight + 1;
    if (tall && !scrolls(overflowY)) {
      faults.push(`tall ${box.scrollHeight}>${box.clientHeight} ${name(box)}`);
    }
  }
  const broken = /\b(NaN|undefined|null)\b|\[object/.exec(top.innerText);
  if (broken)
    faults.push(
      `says ${top.innerText.substr(Math.max(0, broken.index - 20), 40)}`,
    );
  return faults;
};
