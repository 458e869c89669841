import { IconCheck } from '@tabler/icons-react';
import classes from './Steps.module.css';

/** Where one is on a way of a few steps. */
export function Steps({ names, current }: { names: string[]; current: number }) {
  return (
    <ol className={classes.steps}>
      {names.map((name, place) => (
        <li
          key={name}
          data-state={place < current ? 'past' : place === current ? 'now' : 'next'}
          aria-current={place === current ? 'step' : undefined}
        >
          <span className={classes.number} aria-hidden>
            {place < current ? <IconCheck size={18} stroke={2.5} /> : place + 1}
          </span>
          <span className={classes.name}>{name}</span>
        </li>
      ))}
    </ol>
  );
}
