// Beside an article's text: pointing at a statement in either place shows it in the other.
// Everything works without this file.

const marks = document.querySelectorAll("mark[data-n]");
const items = document.querySelectorAll("li[data-n]");

function show(numbers, on) {
  for (const mark of marks) {
    if (mark.dataset.n.split(" ").some((n) => numbers.includes(n))) {
      mark.classList.toggle("on", on);
    }
  }
  for (const item of items) {
    if (numbers.includes(item.dataset.n)) {
      item.classList.toggle("on", on);
    }
  }
}

for (const element of [...marks, ...items]) {
  const numbers = element.dataset.n.split(" ");
  element.addEventListener("pointerenter", () => show(numbers, true));
  element.addEventListener("pointerleave", () => show(numbers, false));
  element.addEventListener("focusin", () => show(numbers, true));
  element.addEventListener("focusout", () => show(numbers, false));
}
