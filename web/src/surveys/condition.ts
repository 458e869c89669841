/** What somebody has answered so far: text, a number, an ISO date, the name of a choice, or several in their order. */
export type Answer = string | number | string[];

export interface Known {
  answer: (question: string) => Answer | undefined;
  /** The local day, `2026-11-22`. */
  today: string;
}

type Value = string | number | boolean | string[];
type Part = (known: Known) => Value;

const TOKEN =
  /\s*(?:(?<text>'[^']*'|"[^"]*")|(?<number>\d+(?:\.\d+)?(?:E-?\d+)?)|\{(?<answer>[^}]+)\}|(?<word>[a-z]\w*)|(?<sign><=|>=|<>|[-=<>+*/%!()]))/iy;

/**
 * Reads a condition of a form as the service writes it for browsers: every operation stands in its own brackets. It
 * comes to what the service's own evaluation comes to (XPath's rules), so that both ask the same questions.
 */
export function condition(source: string): (known: Known) => boolean {
  const part = new Reader(source).whole();
  return (known) => truth(part(known));
}

class Reader {
  private at = 0;
  private next: Record<string, string | undefined> = {};
  private readonly source: string;

  constructor(source: string) {
    this.source = source;
    this.step();
  }

  whole(): Part {
    const part = this.operation();
    if (this.at >= 0) {
      throw this.unreadable();
    }
    return part;
  }

  private step() {
    TOKEN.lastIndex = this.at;
    const found = TOKEN.exec(this.source);
    if (!found && this.source.slice(this.at).trim()) {
      throw this.unreadable();
    }
    this.at = found ? TOKEN.lastIndex : -1;
    this.next = found?.groups ?? {};
  }

  private unreadable() {
    return new Error(`Not a condition of a form: ${this.source}`);
  }

  private take(sign: string) {
    if (this.next.sign !== sign) {
      throw this.unreadable();
    }
    this.step();
  }

  /** A value, or two with a sign between. */
  private operation(): Part {
    const left = this.value();
    const sign = this.next.sign ?? this.next.word;
    if (sign === undefined || sign === ')') {
      return left;
    }
    this.step();
    if (sign === 'empty' || sign === 'notempty') {
      return (known) => (textOf(left(known)) === '') === (sign === 'empty');
    }
    const operator = operators[sign];
    if (!operator) {
      throw this.unreadable();
    }
    const right = this.value();
    return (known) => operator(left(known), right(known));
  }

  private value(): Part {
    const { text, number, answer, word, sign } = this.next;
    this.step();
    if (text !== undefined) {
      const inside = text.slice(1, -1);
      return () => inside;
    }
    if (number !== undefined) {
      return () => Number(number);
    }
    if (answer !== undefined) {
      return (known) => known.answer(answer) ?? '';
    }
    if (word === 'true' || word === 'false') {
      return () => word === 'true';
    }
    if (word !== undefined) {
      return this.call(word);
    }
    if (sign === '!') {
      const of = this.value();
      return (known) => !truth(of(known));
    }
    if (sign === '(') {
      const inside = this.operation();
      this.take(')');
      return inside;
    }
    throw this.unreadable();
  }

  private call(name: string): Part {
    this.take('(');
    if (name === 'isoToday') {
      this.take(')');
      return ({ today }) => today;
    }
    const of = this.operation();
    this.take(')');
    switch (name) {
      case 'chosenCount':
        return (known) => chosen(of(known)).length;
      case 'textLength':
        return (known) => [...textOf(of(known))].length;
      default:
        throw this.unreadable();
    }
  }
}

const operators: Record<string, (left: Value, right: Value) => Value> = {
  and: (left, right) => truth(left) && truth(right),
  or: (left, right) => truth(left) || truth(right),
  contains: (left, right) => chosen(left).includes(textOf(right)),
  '=': areEqual,
  '<>': (left, right) => !areEqual(left, right),
  '<': (left, right) => order(left, right) < 0,
  '<=': (left, right) => order(left, right) <= 0,
  '>': (left, right) => order(left, right) > 0,
  '>=': (left, right) => order(left, right) >= 0,
  '+': (left, right) => numberOf(left) + numberOf(right),
  '-': (left, right) => numberOf(left) - numberOf(right),
  '*': (left, right) => numberOf(left) * numberOf(right),
  '/': (left, right) => numberOf(left) / numberOf(right),
  '%': (left, right) => numberOf(left) % numberOf(right),
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** NaN, which is neither more nor less, where one of the two is no number. */
function order(left: Value, right: Value): number {
  const [a, b] = [textOf(left), textOf(right)];
  return DAY.test(a) && DAY.test(b) ? Number(a > b) - Number(a < b) : numberOf(left) - numberOf(right);
}

function areEqual(left: Value, right: Value): boolean {
  if (typeof left === 'boolean' || typeof right === 'boolean') {
    return truth(left) === truth(right);
  }
  if (typeof left === 'number' || typeof right === 'number') {
    return numberOf(left) === numberOf(right);
  }
  return textOf(left) === textOf(right);
}

function truth(value: Value): boolean {
  return typeof value === 'boolean'
    ? value
    : typeof value === 'number'
      ? value !== 0 && !Number.isNaN(value)
      : textOf(value) !== '';
}

function numberOf(value: Value): number {
  const text = textOf(value).trim();
  return typeof value === 'boolean' ? Number(value) : text === '' ? NaN : Number(text);
}

function textOf(value: Value): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

function chosen(value: Value): string[] {
  return Array.isArray(value) ? value : textOf(value).split(' ').filter(Boolean);
}
