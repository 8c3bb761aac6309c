import styles from './chart.module.css';
import type { Tone } from './verdicts.ts';

export interface ChartRow {
  readonly key: string;
  readonly label: string;
  /** From the left. */
  readonly parts: readonly { readonly tone: Tone | 'accent'; readonly value: number }[];
  /** What stands behind the bar. */
  readonly told: string;
}

const ROW = 22;
const WIDTH = 460;
const LABEL = 170;
const TOLD = 70;
/** Characters of a label that there is room for. */
const LABEL_LENGTH = 26;

/** Bars from the left, one a row. What they say stands in a table as well, so a screen reader passes them by. */
export function BarChart({ rows }: { rows: readonly ChartRow[] }) {
  const most = Math.max(1, ...rows.map(sumOf));
  const room = WIDTH - LABEL - TOLD;
  return (
    <svg
      className={styles.chart}
      viewBox={`0 0 ${WIDTH} ${Math.max(1, rows.length) * ROW}`}
      style={{ maxWidth: WIDTH * 1.4 }}
      aria-hidden="true"
    >
      {rows.map((row, at) => {
        let x = LABEL;
        return (
          <g key={row.key}>
            <text className={styles.label} x={LABEL - 8} y={at * ROW + 15} textAnchor="end">
              <title>{row.label}</title>
              {row.label.length > LABEL_LENGTH ? `${row.label.slice(0, LABEL_LENGTH - 1)}…` : row.label}
            </text>
            {row.parts.map(({ tone, value }) => {
              const width = (value / most) * room;
              const from = x;
              x += width;
              return (
                <rect key={tone} data-tone={tone} x={from} y={at * ROW + 4} width={width} height={ROW - 8}>
                  <title>{`${words[tone]}: ${value}`}</title>
                </rect>
              );
            })}
            <text className={styles.told} x={x + 6} y={at * ROW + 15}>
              {row.told}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

const words: Readonly<Record<Tone | 'accent', string>> = {
  ...{ good: 'Valid', warn: 'With warnings', bad: 'Wrong', faint: 'Not judged', accent: 'Events' },
};

const sumOf = ({ parts }: ChartRow): number => parts.reduce((sum, { value }) => sum + value, 0);
