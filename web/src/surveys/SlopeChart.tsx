import { StatusBadge, type Tone } from '../shared/ui/StatusBadge';
import { draw } from './slope';
import classes from './SlopeChart.module.css';

export type Verdict = 'up' | 'down' | 'changed' | 'unclear';

export interface SlopeLine {
  key: string;
  label: string;
  from: number;
  to: number;
  verdict: Verdict;
}

interface SlopeChartProps {
  lines: SlopeLine[];
  /** What stands over the two ends: «2018», «2019». */
  ends: [string, string];
  write: (value: number) => string;
  verdictName: (verdict: Verdict) => string;
  /** Places in a ranking: the first stands on top. */
  leastOnTop?: boolean;
}

export const VERDICT_TONES: Record<Verdict, Tone> = {
  up: 'good',
  down: 'bad',
  changed: 'info',
  unclear: 'plain',
};

const WIDTH = 300;
const LEFT = 84;
const RIGHT = WIDTH - LEFT;

/** How each value went from one wave to the other: lines with numbers, and beside them what each number is. */
export function SlopeChart({ lines, ends, write, verdictName, leastOnTop = false }: SlopeChartProps) {
  const { lines: drawn, height } = draw(lines, leastOnTop);
  return (
    <div className={classes.chart}>
      {/* The list beside it says the same in words. */}
      <div className={classes.picture} aria-hidden>
        <div className={classes.ends}>
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} className={classes.lines}>
          <line className={classes.axis} x1={LEFT} x2={LEFT} y1={0} y2={height} />
          <line className={classes.axis} x1={RIGHT} x2={RIGHT} y1={0} y2={height} />
          {drawn.map(({ key, y, label }, at) => {
            const line = lines[at];
            return (
              line && (
                <g key={key} data-verdict={line.verdict} className={classes.line}>
                  <line x1={LEFT} y1={y[0]} x2={RIGHT} y2={y[1]} />
                  <circle cx={LEFT} cy={y[0]} r={4} />
                  <circle cx={RIGHT} cy={y[1]} r={4} />
                  <text x={LEFT - 10} y={label[0]} textAnchor="end">
                    {write(line.from)} · {at + 1}
                  </text>
                  <text x={RIGHT + 10} y={label[1]}>
                    {at + 1} · {write(line.to)}
                  </text>
                </g>
              )
            );
          })}
        </svg>
      </div>
      <ol className={classes.legend}>
        {lines.map(({ key, label, from, to, verdict }) => (
          <li key={key}>
            <span className={classes.label}>{label}</span>
            <span className={classes.values}>
              {write(from)} → {write(to)}
            </span>
            <StatusBadge tone={VERDICT_TONES[verdict]}>{verdictName(verdict)}</StatusBadge>
          </li>
        ))}
      </ol>
    </div>
  );
}
