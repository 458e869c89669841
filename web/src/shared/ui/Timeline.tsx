import { Anchor } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { Link } from 'react-router';
import { useFormat } from '../format/useFormat';
import classes from './Timeline.module.css';

export interface TimelineItem {
  key: string;
  /** The local date on which it happened: `2026-11-22`. */
  date: string;
  title: string;
  /** Where it comes from. */
  to?: string;
  note?: ReactNode;
  icon: ComponentType<{ size?: number; stroke?: number }>;
}

/** What happened, newest first, month by month. */
export function Timeline({ items }: { items: TimelineItem[] }) {
  const format = useFormat();
  const sorted = items.toSorted((a, b) => b.date.localeCompare(a.date));
  const months = new Map<string, TimelineItem[]>();
  for (const item of sorted) {
    const month = item.date.slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), item]);
  }
  return (
    <div className={classes.timeline}>
      {[...months].map(([month, entries]) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`} className={classes.month}>
            {format.month(`${month}-01`)}
          </h3>
          <ol className={classes.items}>
            {entries.map((item) => (
              <Entry key={item.key} item={item} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ item: { date, title, to, note, icon: Icon } }: { item: TimelineItem }) {
  const format = useFormat();
  return (
    <li className={classes.item}>
      <span className={classes.icon} aria-hidden>
        <Icon size={20} stroke={1.7} />
      </span>
      <div className={classes.text}>
        <time dateTime={date} className={classes.date}>
          {format.shortDate(date)}
        </time>
        {to ? (
          <Anchor component={Link} to={to}>
            {title}
          </Anchor>
        ) : (
          <span>{title}</span>
        )}
        {note && <div className={classes.note}>{note}</div>}
      </div>
    </li>
  );
}
