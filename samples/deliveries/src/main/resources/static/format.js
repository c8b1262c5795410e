const numbers = new Intl.NumberFormat('en');

const times = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export function count(value) {
  return numbers.format(value);
}

export function time(instant) {
  return times.format(new Date(instant));
}

/**
 * Makes an element. All text goes through here or `textContent`, so that none is ever taken for HTML.
 */
export function element(name, className, text) {
  const made = document.createElement(name);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}
