const numbers = new Intl.NumberFormat('en');
const times = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const days = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });

export function count(value) {
  return numbers.format(value);
}

export function plural(value, one, many = `${one}s`) {
  return `${count(value)} ${value === 1 ? one : many}`;
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

export function timeElement(instant) {
  const date = new Date(instant);
  const today = date.toDateString() === new Date().toDateString();
  const made = element('time', '', today ? times.format(date) : `${days.format(date)}, ${times.format(date)}`);
  made.dateTime = instant;
  return made;
}
