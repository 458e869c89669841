import { useFormat } from '../format/useFormat';
import classes from './BarChart.module.css';

export interface Bar {
  key: string;
  label: string;
  /** Null where too few answered to show it. */
  value: number | null;
  /** Stands instead of the bar where the value is null: «меньше пяти ответов». */
  hidden?: string;
  /** The same a wave earlier: a mark on the bar. */
  before?: number;
  /** After the number: a share, a verdict. */
  note?: string;
}

interface BarChartProps {
  bars: Bar[];
  /** The full width stands for this; the greatest value if not given. */
  max?: number;
  write?: (value: number) => string;
  /** Numbers the bars as places in a ranking. */
  ranked?: boolean;
  /** What the mark of `before` means: «2018». */
  beforeName?: string;
}

/** Lying bars, one under the other: long names have room on a phone, and a screen reader reads a list. */
export function BarChart({ bars, max, write, ranked = false, beforeName }: BarChartProps) {
  const format = useFormat();
  const greatest = max ?? Math.max(...bars.flatMap(({ value, before }) => [value ?? 0, before ?? 0]), 0);
  const said = write ?? ((value: number) => format.number(value, 2));
  const width = (value: number) => `${greatest > 0 ? (value / greatest) * 100 : 0}%`;
  const List = ranked ? 'ol' : 'ul';
  return (
    <>
      {beforeName && (
        <p className={classes.legend}>
          <span className={classes.mark} aria-hidden /> {beforeName}
        </p>
      )}
      <List className={classes.bars} data-ranked={ranked || undefined}>
        {bars.map(({ key, label, value, hidden, before, note }) => (
          <li key={key} className={classes.bar}>
            <span className={classes.label}>{label}</span>
            <span className={classes.value}>
              {value === null ? hidden : said(value)}
              {before !== undefined && beforeName && (
                <span className={classes.before}>
                  {beforeName}: {said(before)}
                </span>
              )}
              {note && <span className={classes.before}>{note}</span>}
            </span>
            <span className={classes.track} aria-hidden>
              {value !== null && <span className={classes.fill} style={{ width: width(value) }} />}
              {before !== undefined && <span className={classes.mark} style={{ left: width(before) }} />}
            </span>
          </li>
        ))}
      </List>
    </>
  );
}
